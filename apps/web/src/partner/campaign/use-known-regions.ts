import { useQuery } from '@tanstack/react-query';
import { AudienceForecastDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { currencyDigits } from '../../i18n/format.js';
import { useMe } from '../../session/session.js';
import { EMPTY_DRAFT, type CampaignDraft } from './campaign-draft.js';
import { wishesOf } from './wishes.js';

/** Regions as the site spells them: those of which enough people are known to be told of. */
export function useKnownRegions({ category }: Pick<CampaignDraft, 'category'>): readonly string[] {
  const { site } = useMe();
  const everybody = wishesOf({ ...EMPTY_DRAFT, category, everyMoment: true }, currencyDigits(site.currency));
  const answer = useQuery({
    queryKey: ['audience', everybody],
    queryFn: async () => (everybody === null ? null : (await request(AudienceForecastDocument, { input: everybody })).audienceForecast),
    enabled: everybody !== null,
  });
  return [...new Set(answer.data?.parts.flatMap(({ region }) => region ?? []))].toSorted();
}
