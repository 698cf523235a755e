import { useState } from 'react';
import type { MyCompanyQuery } from '../../api/operations.js';
import { currencyDigits } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { problemsOf, useProblemText } from '../../ui/problems.js';
import type { CampaignDraft } from './campaign-draft.js';
import { checkDraft, type Checked, type Wrong, type Wrongs } from './check-draft.js';
import { fieldOf, stepOf, type Step } from './steps.js';

export type Company = MyCompanyQuery['myCompany'];

/** A campaign being written: what is typed, what is wrong with it, and in which words to say so. */
export interface CampaignForm {
  readonly company: Company;
  readonly draft: CampaignDraft;
  readonly set: (change: Partial<CampaignDraft>) => void;
  /** Begins again from another draft. */
  readonly replace: (draft: CampaignDraft) => void;
  readonly checked: Checked;
  /** All that is wrong, the server's findings included, in the order of the steps. */
  readonly wrongs: Wrongs;
  /** What to say at a field; nothing before its step was tried. */
  readonly error: (path: string) => string | undefined;
  readonly wrongText: (wrong: Wrong) => string;
  /** From now on the faults of a step are shown at its fields. */
  readonly tryStep: (step: Step) => void;
  readonly refused: (error: unknown) => boolean;
  readonly reserve: string;
  readonly zone: string;
}

export function useCampaignForm(company: Company, start: CampaignDraft, keep: (draft: CampaignDraft) => void): CampaignForm {
  const { t, fmt, language } = useI18n();
  const { site } = useMe();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState<ReadonlySet<Step>>(new Set());
  const [said, setSaid] = useState<Wrongs>({});
  const zone = company.timezone ?? site.timezone;
  const reserve = company.reserves.find(({ category }) => category === draft.category)?.reserve.minor ?? '0';
  const checked = checkDraft(draft, { digits: currencyDigits(site.currency), reserve, language: company.language, zone });
  const wrongs: Wrongs = { ...said, ...(checked.kind === 'wrong' ? checked.wrongs : {}) };
  const words = t.campaign.wrong;
  const problemText = useProblemText();
  const wrongText = (wrong: Wrong): string => {
    if (typeof wrong === 'string') return words[wrong];
    if ('between' in wrong) return words.between(fmt.number(wrong.between[0]), fmt.number(wrong.between[1]));
    if ('tooLong' in wrong) return words.tooLong(wrong.tooLong);
    if ('atLeast' in wrong) return words.atLeast(fmt.money({ minor: wrong.atLeast, currency: site.currency }));
    if ('ownLanguage' in wrong) return words.ownLanguage(t.campaign.language[wrong.ownLanguage]);
    // Without words for it: the server's sentence is English and precise; in another language it is at least said where.
    return problemText(wrong.said) ?? (language === 'en' ? words.said(wrong.said.reason) : words.refused);
  };
  return {
    company,
    draft,
    set: (change) => {
      const next = { ...draft, ...change };
      setDraft(next);
      keep(next);
      setSaid(Object.fromEntries(Object.entries(said).filter(([path]) => !(fieldOf(path) in change))));
    },
    replace: (next) => {
      setDraft(next);
      setTried(new Set());
      setSaid({});
    },
    checked,
    wrongs,
    error: (path) => {
      const wrong = wrongs[path];
      return wrong && (tried.has(stepOf(path)) || path in said) ? wrongText(wrong) : undefined;
    },
    wrongText,
    tryStep: (step) => setTried((before) => new Set([...before, step])),
    refused: (error) => {
      const found: Wrongs = Object.fromEntries(problemsOf(error).flatMap((problem) => (problem.path === null ? [] : [[problem.path, { said: problem }]])));
      setSaid(found);
      return Object.keys(found).length > 0;
    },
    reserve,
    zone,
  };
}
