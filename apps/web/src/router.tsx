import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, Outlet, redirect, useRouter, type ParsedLocation } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import type { CampaignStatus, LeadStatus, ReservationState, Role } from './api/operations.js';
import { queryClient } from './api/query-client.js';
import { ApiError } from './api/request.js';
import { MESSAGE_SOURCES, REJECTED_STATUSES, type RejectedSearch } from './console/rejected/rejected-search.js';
import { useI18n } from './i18n/i18n-context.js';
import { STEPS, type Step } from './partner/campaign/steps.js';
import { wantedPage } from './session/return-path.js';
import { homeOf, meQuery, type Me } from './session/session.js';
import { CAMPAIGN_STATUSES, LEAD_STATUSES, RESERVATION_STATES } from './ui/codes.js';
import { choiceParam, textParam, trailParam, wordParam } from './ui/search-params.js';
import { EmptyState, ErrorState, LoadingRows } from './ui/states.js';

async function whoAmI(location: ParsedLocation): Promise<Me> {
  return queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') {
      throw redirect({ to: '/sign-in', search: wantedPage(location) });
    }
    throw error;
  });
}

/** A page of another role is not an error to its visitor: he is sent to his own home. */
function guard(role: Role) {
  return async ({ location }: { location: ParsedLocation }) => {
    const me = await whoAmI(location);
    if (me.role !== role) throw redirect({ to: homeOf(me.role) });
  };
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Failed });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ location }) => {
    throw redirect({ to: homeOf((await whoAmI(location)).role) });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { next?: string; reason?: string } => ({ next: textParam(raw.next), reason: textParam(raw.reason) }),
  component: lazyRouteComponent(() => import('./session/sign-in-page.js'), 'SignInPage'),
});

const shell = () => import('./ui/shell/shell.js');

const operator = createRoute({ getParentRoute: () => root, path: '/console', beforeLoad: guard('OPERATOR'), component: lazyRouteComponent(shell, 'Shell'), notFoundComponent: NotFound });
const consolePages = [
  createRoute({ getParentRoute: () => operator, path: '/', component: lazyRouteComponent(() => import('./console/today-page.js'), 'TodayPage') }),
  createRoute({
    getParentRoute: () => operator,
    path: '/users',
    validateSearch: (raw: Record<string, unknown>): { q?: string; stage?: string; trail?: string[] } => ({
      q: textParam(raw.q),
      stage: wordParam(raw.stage),
      trail: trailParam(raw.trail),
    }),
    component: lazyRouteComponent(() => import('./console/users-page.js'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: () => operator,
    path: '/users/$id',
    validateSearch: (raw: Record<string, unknown>): { decision?: string; kind?: string } => ({ decision: textParam(raw.decision), kind: textParam(raw.kind) }),
    component: lazyRouteComponent(() => import('./console/user-page.js'), 'UserPage'),
  }),
  createRoute({
    getParentRoute: () => operator,
    path: '/partners',
    validateSearch: (raw: Record<string, unknown>): { q?: string; category?: string; trail?: string[] } => ({ q: textParam(raw.q), category: wordParam(raw.category), trail: trailParam(raw.trail) }),
    component: lazyRouteComponent(() => import('./console/partners-page.js'), 'PartnersPage'),
  }),
  createRoute({
    getParentRoute: () => operator,
    path: '/programmes',
    validateSearch: (raw: Record<string, unknown>): { q?: string } => ({ q: textParam(raw.q) }),
    component: lazyRouteComponent(() => import('./console/programmes/programmes-page.js'), 'ProgrammesPage'),
  }),
  createRoute({
    getParentRoute: () => operator,
    path: '/programmes/new',
    validateSearch: (raw: Record<string, unknown>): { q?: string } => ({ q: textParam(raw.q) }),
    component: lazyRouteComponent(() => import('./console/programmes/new-programme-page.js'), 'NewProgrammePage'),
  }),
  createRoute({ getParentRoute: () => operator, path: '/programmes/$id', component: lazyRouteComponent(() => import('./console/programmes/programme-page.js'), 'ProgrammePage') }),
  createRoute({ getParentRoute: () => operator, path: '/programmes/$id/versions/$version', component: lazyRouteComponent(() => import('./console/programmes/editor-page.js'), 'EditorPage') }),
  createRoute({
    getParentRoute: () => operator,
    path: '/rejected',
    validateSearch: (raw: Record<string, unknown>): RejectedSearch => ({
      q: textParam(raw.q),
      status: choiceParam(REJECTED_STATUSES, raw.status),
      source: choiceParam(MESSAGE_SOURCES, raw.source),
      open: textParam(raw.open),
      trail: trailParam(raw.trail),
    }),
    component: lazyRouteComponent(() => import('./console/rejected/rejected-page.js'), 'RejectedPage'),
  }),
  createRoute({ getParentRoute: () => operator, path: '/market/moderation', component: lazyRouteComponent(() => import('./console/market/moderation-page.js'), 'ModerationPage') }),
  createRoute({
    getParentRoute: () => operator,
    path: '/market/what-if',
    validateSearch: (raw: Record<string, unknown>): { run?: string } => ({ run: textParam(raw.run) }),
    component: lazyRouteComponent(() => import('./console/market/what-if-page.js'), 'WhatIfPage'),
  }),
  createRoute({
    getParentRoute: () => operator,
    path: '/market/reservations',
    validateSearch: (raw: Record<string, unknown>): { state?: ReservationState; trail?: string[] } => ({ state: choiceParam(RESERVATION_STATES, raw.state), trail: trailParam(raw.trail) }),
    component: lazyRouteComponent(() => import('./console/market/reservations-page.js'), 'ReservationsPage'),
  }),
  createRoute({ getParentRoute: () => operator, path: '/market', component: lazyRouteComponent(() => import('./console/market/rules-page.js'), 'RulesPage') }),
  createRoute({ getParentRoute: () => operator, path: '/partners/$id/campaigns/$campaign', component: lazyRouteComponent(() => import('./console/market/campaign-page.js'), 'CampaignPage') }),
  createRoute({ getParentRoute: () => operator, path: '/partners/$id', component: lazyRouteComponent(() => import('./console/partner-page.js'), 'PartnerPage') }),
] as const;

const stepSearch = (raw: Record<string, unknown>): { step?: Step } => ({ step: choiceParam(STEPS, raw.step) });

const partner = createRoute({ getParentRoute: () => root, path: '/partner', beforeLoad: guard('PARTNER'), component: lazyRouteComponent(shell, 'Shell'), notFoundComponent: NotFound });
const partnerPages = [
  createRoute({ getParentRoute: () => partner, path: '/', component: lazyRouteComponent(() => import('./partner/home-page.js'), 'HomePage') }),
  createRoute({
    getParentRoute: () => partner,
    path: '/campaigns',
    validateSearch: (raw: Record<string, unknown>): { q?: string; status?: CampaignStatus; trail?: string[] } => ({
      q: textParam(raw.q),
      status: choiceParam(CAMPAIGN_STATUSES, raw.status),
      trail: trailParam(raw.trail),
    }),
    component: lazyRouteComponent(() => import('./partner/campaigns-page.js'), 'CampaignsPage'),
  }),
  createRoute({ getParentRoute: () => partner, path: '/campaigns/new', validateSearch: stepSearch, component: lazyRouteComponent(() => import('./partner/campaign/new-campaign-page.js'), 'NewCampaignPage') }),
  createRoute({ getParentRoute: () => partner, path: '/campaigns/$id', component: lazyRouteComponent(() => import('./partner/campaign/campaign-page.js'), 'CampaignPage') }),
  createRoute({ getParentRoute: () => partner, path: '/campaigns/$id/edit', validateSearch: stepSearch, component: lazyRouteComponent(() => import('./partner/campaign/edit-campaign-page.js'), 'EditCampaignPage') }),
  createRoute({
    getParentRoute: () => partner,
    path: '/forward',
    component: lazyRouteComponent(() => import('./partner/forward/forward-page.js'), 'ForwardPage'),
  }),
  createRoute({ getParentRoute: () => partner, path: '/exclusions', component: lazyRouteComponent(() => import('./partner/exclusions/exclusions-page.js'), 'ExclusionsPage') }),
  createRoute({ getParentRoute: () => partner, path: '/limits', component: lazyRouteComponent(() => import('./partner/limits/limits-page.js'), 'LimitsPage') }),
  createRoute({
    getParentRoute: () => partner,
    path: '/leads',
    validateSearch: (raw: Record<string, unknown>): { q?: string; status?: LeadStatus; trail?: string[] } => ({
      q: textParam(raw.q),
      status: choiceParam(LEAD_STATUSES, raw.status),
      trail: trailParam(raw.trail),
    }),
    component: lazyRouteComponent(() => import('./partner/leads-page.js'), 'LeadsPage'),
  }),
  createRoute({ getParentRoute: () => partner, path: '/leads/$id', component: lazyRouteComponent(() => import('./partner/lead-page.js'), 'LeadPage') }),
  createRoute({
    getParentRoute: () => partner,
    path: '/wallet',
    validateSearch: (raw: Record<string, unknown>): { trail?: string[] } => ({ trail: trailParam(raw.trail) }),
    component: lazyRouteComponent(() => import('./partner/wallet-page.js'), 'WalletPage'),
  }),
] as const;

const user = createRoute({ getParentRoute: () => root, path: '/me', beforeLoad: guard('USER'), component: lazyRouteComponent(() => import('./inbox/inbox-shell.js'), 'InboxShell'), notFoundComponent: NotFound });
const userPages = [
  createRoute({ getParentRoute: () => user, path: '/', component: lazyRouteComponent(() => import('./inbox/inbox-page.js'), 'InboxPage') }),
  createRoute({ getParentRoute: () => user, path: '/offers/$id', component: lazyRouteComponent(() => import('./inbox/offer-page.js'), 'OfferPage') }),
  createRoute({ getParentRoute: () => user, path: '/preferences', component: lazyRouteComponent(() => import('./inbox/preferences-page.js'), 'PreferencesPage') }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([start, signIn, operator.addChildren([...consolePages]), partner.addChildren([...partnerPages]), user.addChildren([...userPages])]),
  defaultPreload: 'intent',
  defaultPendingComponent: () => <LoadingRows />,
  defaultPendingMs: 200,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { t } = useI18n();
  return (
    <main id="main">
      <EmptyState
        title={t.shell.notFound}
        text={t.shell.notFoundText}
        action={
          <Button component={Link} to="/">
            {t.shell.home}
          </Button>
        }
      />
    </main>
  );
}

function Failed({ error }: { error: unknown }) {
  const { invalidate } = useRouter();
  return (
    <main id="main">
      <ErrorState error={error instanceof Error ? error : new Error(String(error))} onRetry={() => void invalidate()} />
    </main>
  );
}
