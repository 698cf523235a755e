import { useRef, useState, type RefObject } from 'react';
import { useMe } from '../../session/session.js';
import type { CampaignDraft } from './campaign-draft.js';
import { draftKey, forgetDraft, keepDraft, keptDraft } from './kept-draft.js';
import { useCampaignForm, type CampaignForm, type Company } from './use-campaign-form.js';

/** What the server has of a campaign: nothing yet of a new one. */
interface Written {
  readonly id: string | null;
  readonly version: number | null;
  readonly draft: CampaignDraft;
}

/** A form whose unsaved changes outlive a reload and a look at another page. */
export interface KeptForm {
  readonly form: CampaignForm;
  /** Whether it holds what the server does not have. */
  readonly dirty: boolean;
  /** The version it is written upon. */
  readonly version: number | null;
  /** Changes from before are here again; `outdated` when somebody saved others since. */
  readonly restored: 'current' | 'outdated' | null;
  readonly discard: () => void;
  /** The server has it: nothing is kept, and the page may be left. */
  readonly markSaved: () => void;
  readonly saved: RefObject<boolean>;
}

const isSame = (a: CampaignDraft, b: CampaignDraft) => JSON.stringify(a) === JSON.stringify(b);

export function useKeptForm(company: Company, written: Written): KeptForm {
  const { email, displayName } = useMe();
  const key = draftKey(`${company.id} ${email ?? displayName}`, written.id);
  // Whatever is read anew meanwhile: it is written upon what was there when the page was opened.
  const [basis, setBasis] = useState(written);
  const [kept, setKept] = useState(() => keptDraft(key));
  const version = kept ? kept.version : basis.version;
  const saved = useRef(false);
  const form = useCampaignForm(company, kept?.draft ?? basis.draft, (draft) => (isSame(draft, basis.draft) ? forgetDraft(key) : keepDraft(key, { draft, version })));
  const isRestored = kept !== null && !isSame(kept.draft, basis.draft);
  return {
    form,
    dirty: !isSame(form.draft, basis.draft),
    version,
    restored: isRestored ? (version === written.version ? 'current' : 'outdated') : null,
    discard: () => {
      forgetDraft(key);
      setKept(null);
      setBasis(written);
      form.replace(written.draft);
    },
    markSaved: () => {
      saved.current = true;
      forgetDraft(key);
    },
    saved,
  };
}
