import type { Dictionary } from '../../i18n/dictionary.js';
import { wordsFor } from '../../ui/codes.js';

/** What to call the field of a path: `offers.1.texts.ru.title` → “Offer 2, Russian: title”. */
export function fieldName({ campaign, codes }: Pick<Dictionary, 'campaign' | 'codes'>, path: string): string {
  const parts = path.replace(/^targeting\./, '').split('.');
  const [field = path, at, ...rest] = parts;
  if (field !== 'offers') return wordsFor(codes.changedField, field);
  if (at === undefined) return campaign.wizard.step.offer;
  const language = rest[0] === 'texts' ? Object.entries(campaign.language).find(([each]) => each === rest[1])?.[1] : undefined;
  const part = rest.at(-1);
  return [[campaign.offer.number(Number(at) + 1), language].filter(Boolean).join(', '), part && wordsFor(codes.changedField, part)].filter(Boolean).join(': ');
}
