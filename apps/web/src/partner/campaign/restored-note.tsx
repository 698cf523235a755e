import { Alert, Button } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import type { KeptForm } from './use-kept-form.js';

/** Says that what stands in the form was typed before and never saved, and lets go of it. */
export function RestoredNote({ kept: { restored, discard } }: { kept: KeptForm }) {
  const { t } = useI18n();
  const words = t.campaign.unsaved;
  if (restored === null) return null;
  return (
    <Alert color={restored === 'outdated' ? 'red' : 'ink'} mb="lg" title={words.restored}>
      {words[restored]}{' '}
      <Button size="compact-xs" onClick={discard}>
        {words.discard}
      </Button>
    </Alert>
  );
}
