import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SetMyTimezoneDocument, type AccountLimitsPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { useErrorText } from '../../ui/error-text.js';
import { Panel } from '../../ui/page.js';
import { limitsKey } from './limits-key.js';

/** Where the partner's days begin; another zone counts from its next day on. */
export function ZonePanel({ limits }: { limits: AccountLimitsPartsFragment }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const client = useQueryClient();
  const errorText = useErrorText();
  const words = t.limits;
  const choose = useMutation({
    mutationFn: async (timezone: string | null) => (await request(SetMyTimezoneDocument, { timezone })).setMyTimezone,
    onSuccess: async (saved) => {
      client.setQueryData(limitsKey, saved);
      notifications.show({ color: 'green', message: words.saved });
      await client.invalidateQueries({ queryKey: ['my-company'] });
    },
    onError: errorText.notify,
  });
  const { timezone, nextTimezone, nextTimezoneAt } = limits;
  const zones = [...new Set([...(timezone ? [timezone] : []), ...(nextTimezone ? [nextTimezone] : []), ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Panel title={words.zone} note={words.zoneNote}>
      <Select
        searchable
        clearable
        maw={360}
        aria-label={words.zone}
        placeholder={words.siteZone(site.timezone)}
        disabled={choose.isPending}
        value={nextTimezoneAt === null ? timezone : nextTimezone}
        data={zones}
        limit={60}
        onChange={(chosen) => choose.mutate(chosen)}
      />
      {nextTimezoneAt && (
        <p className="small" aria-live="polite">
          {words.nextZone(nextTimezone ?? site.timezone, fmt.dayTime(nextTimezoneAt))}
        </p>
      )}
    </Panel>
  );
}
