import { Button, Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Language } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { EMPTY_OFFER, EMPTY_TEXT, LANGUAGES, type TypedOffer, type TypedText } from './campaign-draft.js';
import classes from './campaign.module.css';
import { isWritten, MOST_OFFERS, textPath } from './check-draft.js';
import type { CampaignForm } from './use-campaign-form.js';

/** Which of the offers is open, and in which language. */
export interface OpenText {
  readonly offer: number;
  readonly language: Language;
}

const CODE_KINDS = ['generated', 'pool'] as const;

interface OfferStepProps {
  form: CampaignForm;
  open: OpenText;
  onOpen: (open: OpenText) => void;
}

export function OfferStep({ form, open, onOpen }: OfferStepProps) {
  const { t } = useI18n();
  const words = t.campaign.offer;
  const { draft, set, error, wrongs, company } = form;
  const at = Math.min(open.offer, draft.offers.length - 1);
  const offer = draft.offers[at] ?? EMPTY_OFFER;
  const path = `offers.${at}`;
  const change = (changed: Partial<TypedOffer>) => set({ offers: draft.offers.map((each, n) => (n === at ? { ...each, ...changed } : each)) });
  const text = offer.texts[open.language] ?? EMPTY_TEXT;
  const part = (name: keyof TypedText) => ({
    value: text[name],
    error: error(`${textPath(path, open.language, company.language)}.${name}`),
    onChange: (event: { currentTarget: { value: string } }) => change({ texts: { ...offer.texts, [open.language]: { ...text, [name]: event.currentTarget.value } } }),
  });
  const faulty = (index: number) => Object.keys(wrongs).some((wrong) => wrong.startsWith(`offers.${index}.`) && error(wrong));
  const mark = (wrong: boolean) => (wrong ? ' !' : '');
  const languageMark = (language: Language) => {
    if (language === company.language) return '';
    return isWritten(offer.texts[language]) ? ' ✓' : ' +';
  };
  return (
    <>
      <div className={classes.offersBar}>
        <SegmentedControl
          aria-label={words.which}
          value={String(at)}
          data={draft.offers.map((_, index) => ({ value: String(index), label: words.number(index + 1) + mark(faulty(index)) }))}
          onChange={(chosen) => onOpen({ ...open, offer: Number(chosen) })}
        />
        {draft.offers.length < MOST_OFFERS && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              set({ offers: [...draft.offers, EMPTY_OFFER] });
              onOpen({ offer: draft.offers.length, language: company.language });
            }}
          >
            {words.add}
          </Button>
        )}
        {draft.offers.length > 1 && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => {
              set({ offers: draft.offers.filter((_, index) => index !== at) });
              onOpen({ ...open, offer: Math.max(0, at - 1) });
            }}
          >
            {words.remove(at + 1)}
          </Button>
        )}
      </div>
      {draft.offers.length > 1 && <p className={classes.note}>{words.rotation}</p>}
      <SegmentedControl
        size="xs"
        className={classes.languages}
        aria-label={words.languageOf}
        value={open.language}
        data={LANGUAGES.toSorted((a, b) => Number(b === company.language) - Number(a === company.language)).map((language) => ({ value: language, label: t.campaign.language[language] + languageMark(language) }))}
        onChange={(chosen) => onOpen({ offer: at, language: LANGUAGES.find((language) => language === chosen) ?? open.language })}
      />
      <TextInput label={words.title} placeholder={words.titleExample} autoComplete="off" {...part('title')} />
      <Textarea label={words.text} placeholder={words.textExample} autosize minRows={2} {...part('text')} />
      <Textarea label={words.terms} placeholder={words.termsExample} autosize minRows={1} {...part('terms')} />
      {open.language !== company.language && <p className={classes.note}>{words.otherLanguage(t.campaign.language[company.language])}</p>}
      <div className={classes.pair}>
        <TextInput
          label={words.validDays}
          inputMode="numeric"
          value={offer.validDays}
          error={error(`${path}.validDays`)}
          rightSection={<span className={classes.unit}>{words.days}</span>}
          rightSectionWidth={64}
          onChange={(event) => change({ validDays: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={words.expiresAt}
          description={words.expiresAtText}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={offer.expiresAt.day}
          error={error(`${path}.expiresAt`)}
          onChange={(event) => change({ expiresAt: { ...offer.expiresAt, day: event.currentTarget.value } })}
        />
        <Select
          label={words.codeKind}
          description={offer.codeKind === 'pool' ? words.poolText : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          value={offer.codeKind}
          error={error(`${path}.codeKind`)}
          data={CODE_KINDS.map((kind) => ({ value: kind, label: words.codeKinds[kind] }))}
          onChange={(chosen) => change({ codeKind: CODE_KINDS.find((kind) => kind === chosen) ?? offer.codeKind })}
        />
        {draft.offers.length > 1 && (
          <TextInput
            label={words.weight}
            description={words.weightText(shareOf(offer, draft.offers))}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="numeric"
            value={offer.weight}
            error={error(`${path}.weight`)}
            onChange={(event) => change({ weight: event.currentTarget.value })}
          />
        )}
      </div>
      <Checkbox label={words.keepsRivalsAway} description={words.keepsRivalsAwayText} checked={offer.keepsRivalsAway} onChange={(event) => change({ keepsRivalsAway: event.currentTarget.checked })} />
    </>
  );
}

/** The part of the shows that an offer's weight gives it, in whole percent. */
function shareOf(offer: TypedOffer, all: readonly TypedOffer[]): number {
  const weightOf = ({ weight }: TypedOffer) => (/^\d{1,3}$/.test(weight.trim()) ? Number(weight) : 1);
  const sum = all.reduce((whole, each) => whole + weightOf(each), 0);
  return sum === 0 ? 0 : Math.round((100 * weightOf(offer)) / sum);
}
