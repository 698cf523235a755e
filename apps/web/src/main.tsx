import '@fontsource-variable/golos-text/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/tokens.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.js';
import { ApiError } from './api/request.js';
import { I18nProvider } from './i18n/i18n-context.js';
import { browserLanguage, chosenLanguage, loadDictionary } from './i18n/locale.js';
import { router } from './router.js';
import { wantedPage } from './session/return-path.js';
import { cssVariables, theme } from './ui/theme.js';

/** A session that ends while a screen is open leads to signing in and back to the same screen. */
function signInAgain(error: Error): void {
  const { location } = router.state;
  if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED' || location.pathname === '/sign-in') return;
  queryClient.removeQueries({ queryKey: ['me'] });
  void router.navigate({ to: '/sign-in', search: wantedPage(location) });
}

queryClient.getQueryCache().config.onError = signInAgain;
queryClient.getMutationCache().config.onError = signInAgain;

const language = chosenLanguage() ?? browserLanguage();
const dictionary = await loadDictionary(language);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <I18nProvider language={language} dictionary={dictionary}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>
  </StrictMode>,
);
