import { useI18n } from '../i18n/i18n-context.js';
import { useVocabulary } from './vocabulary.js';

interface Named {
  readonly stage: string;
  readonly category: string;
  readonly region: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** `Sold · Car dealer`, and below where and when. */
export function useProductName() {
  const { t, fmt } = useI18n();
  const { stageName, categoryName } = useVocabulary();
  // A period ends with the first moment of the next one.
  const lastDay = (endsAt: string) => fmt.day(new Date(Date.parse(endsAt) - 1).toISOString());
  return {
    title: ({ stage, category }: Named) => `${stageName(stage)} · ${categoryName(category)}`,
    place: ({ region, startsAt, endsAt }: Named) => `${region ?? t.market.reservations.everywhere}, ${fmt.day(startsAt)} – ${lastDay(endsAt)}`,
  };
}
