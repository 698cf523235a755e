import { EMPTY_DRAFT, type CampaignDraft } from './campaign-draft.js';

const KEY = 'ringroad-new-campaign';

/** What was typed of a new campaign in this tab and not sent yet: a reload must not lose it. */
export function keptDraft(partnerId: string): CampaignDraft | null {
  const kept = sessionStorage.getItem(`${KEY} ${partnerId}`);
  if (kept === null) return null;
  try {
    const read: unknown = JSON.parse(kept);
    // A field that came with a newer version of the form begins empty.
    return typeof read === 'object' && read !== null ? { ...EMPTY_DRAFT, ...read } : null;
  } catch {
    return null;
  }
}

export function keepDraft(partnerId: string, draft: CampaignDraft): void {
  sessionStorage.setItem(`${KEY} ${partnerId}`, JSON.stringify(draft));
}

export function forgetDraft(partnerId: string): void {
  sessionStorage.removeItem(`${KEY} ${partnerId}`);
}
