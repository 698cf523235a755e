import type { CampaignDraft } from './campaign-draft.js';
import { type Json, toJson } from './decision.js';
import type { OfferDraft } from './offer-draft.js';

/** One field of a campaign as it was and as it is, as JSON holds it: amounts as digits, times as ISO 8601; null for nothing. */
export interface CampaignChange {
  /** `maxPrice`, `status`; of an offer with its id: `offers.<id>.title`, and `offers.<id>` for one that came or went. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an edit changed, field by field, in the order of their names; nothing when it says what was there already. */
export function changesBetween(before: CampaignDraft, after: CampaignDraft): CampaignChange[] {
  const { offers: were, ...plainBefore } = before;
  const { offers: are, ...plainAfter } = after;
  const gone = were.filter((offer) => !are.some(({ id }) => id === offer.id));
  return [
    ...fieldsBetween('', toJson(plainBefore), toJson(plainAfter)),
    ...gone.map((offer) => ({ field: `offers.${offer.id}`, before: contentOf(offer), after: null })),
    ...are.flatMap((offer) => offerChanges(were.find(({ id }) => id === offer.id), offer)),
  ];
}

function offerChanges(before: OfferDraft | undefined, after: OfferDraft): CampaignChange[] {
  if (before === undefined) return [{ field: `offers.${after.id}`, before: null, after: contentOf(after) }];
  return fieldsBetween(`offers.${after.id}.`, contentOf(before), contentOf(after));
}

function contentOf({ id: _id, ...content }: OfferDraft): Json<Omit<OfferDraft, 'id'>> {
  return toJson(content);
}

function fieldsBetween(prefix: string, before: object, after: object): CampaignChange[] {
  const were = new Map<string, unknown>(Object.entries(before));
  const are = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...were.keys(), ...are.keys()])]
    .sort()
    .map((name) => ({ field: prefix + name, before: were.get(name) ?? null, after: are.get(name) ?? null }))
    .filter((change) => spelled(change.before) !== spelled(change.after));
}

/** The order of an object's keys says nothing: the database keeps its own. */
function spelled(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
