import { EMPTY_DRAFT, type CampaignDraft } from './campaign-draft.js';

/** Counts up whenever a field of the form changes its meaning: what was kept by an older form is dropped. */
const SHAPE = 1;

/** What was typed and not saved yet, and the version of the campaign it was written upon; null for a new one. */
export interface KeptDraft {
  readonly draft: CampaignDraft;
  readonly version: number | null;
}

/** Of one member and one campaign: others who sign in on this tab find nothing of it. */
export function draftKey(member: string, campaignId: string | null): string {
  return `ringroad-campaign ${member} ${campaignId ?? 'new'}`;
}

/** What was typed of a campaign in this tab and not sent yet: a reload must not lose it. */
export function keptDraft(key: string): KeptDraft | null {
  const kept = sessionStorage.getItem(key);
  if (kept === null) return null;
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== 'object' || read === null || !('shape' in read) || read.shape !== SHAPE) return null;
    if (!('draft' in read) || typeof read.draft !== 'object' || read.draft === null) return null;
    const { draft } = read;
    if (!Object.keys(EMPTY_DRAFT).every((field) => field in draft)) return null;
    return { draft: { ...EMPTY_DRAFT, ...draft }, version: 'version' in read && typeof read.version === 'number' ? read.version : null };
  } catch {
    return null;
  }
}

export function keepDraft(key: string, { draft, version }: KeptDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ shape: SHAPE, version, draft }));
  } catch {
    // The browser keeps nothing more: writing goes on all the same.
  }
}

export function forgetDraft(key: string): void {
  sessionStorage.removeItem(key);
}
