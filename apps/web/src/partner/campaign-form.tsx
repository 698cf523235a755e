import { Button, Checkbox, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { CampaignInput } from '../api/operations.js';
import { currencyDigits, decimalToMinor, type MoneyValue } from '../i18n/format.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { Panel } from '../ui/page.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { checkDraft, type CampaignDraft, type Wrong } from './campaign-draft.js';
import classes from './campaign-form.module.css';
import { MomentChoice } from './moment-choice.js';
import { OfferPreview } from './offer-preview.js';

const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;

interface CampaignFormProps {
  partnerName: string;
  categories: readonly string[];
  /** What a bid must reach, by category. */
  reserves: readonly { readonly category: string; readonly reserve: MoneyValue }[];
  start: CampaignDraft;
  submitLabel: string;
  busy: boolean;
  onSubmit: (input: CampaignInput) => void;
  aside?: { title: string; body: ReactNode };
}

/** One page in the order of thinking: who, when, whom, what, how much for one, how much for all. */
export function CampaignForm({ partnerName, categories, reserves, start, submitLabel, busy, onSubmit, aside }: CampaignFormProps) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const { categoryName } = useVocabulary();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const words = t.partner.form;
  const digits = currencyDigits(site.currency);
  const reserve = reserves.find(({ category }) => category === draft.category)?.reserve;
  const checked = checkDraft(draft, digits, reserve?.minor);
  const wrongs = tried && checked.kind === 'wrong' ? checked.wrongs : {};
  const set = (change: Partial<CampaignDraft>) => setDraft({ ...draft, ...change });
  const error = (field: keyof CampaignDraft) => wrongs[field] && wrongText(wrongs[field], words.wrong, (minor) => fmt.money({ minor, currency: site.currency }));
  const text = (field: 'name' | 'offerTitle' | 'maxPrice' | 'totalBudget' | 'dailyBudget' | 'priceMin' | 'priceMax' | 'validDays' | 'offerText' | 'offerTerms') => ({
    value: draft[field],
    error: error(field),
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (checked.kind === 'valid') return onSubmit(checked.input);
    // The first marked field is where the eye and the keyboard should go next.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus());
    return undefined;
  };
  const bid = decimalToMinor(draft.maxPrice, digits);
  const budget = decimalToMinor(draft.totalBudget, digits);
  const money = { inputMode: 'decimal', autoComplete: 'off', rightSection: <span className={classes.unit}>{site.currency}</span>, rightSectionWidth: 48 } as const;
  return (
    <div className={classes.columns}>
      <form ref={form} onSubmit={submit} noValidate className={classes.form}>
        <Section title={words.category} text={words.categoryText}>
          <div className={classes.pair}>
            <Select
              label={t.common.category}
              value={draft.category}
              data={categories.map((category) => ({ value: category, label: categoryName(category) }))}
              onChange={(chosen) => set({ category: categories.find((category) => category === chosen) ?? null })}
              error={error('category')}
            />
            <TextInput label={words.name} placeholder={words.nameHint} {...text('name')} />
          </div>
        </Section>
        <Section title={words.moments} text={words.momentsText}>
          <MomentChoice draft={draft} error={error('stages')} onChange={set} />
        </Section>
        <Section title={words.audience} text={words.audienceText}>
          <div className={classes.pair}>
            <TagsInput label={words.regions} placeholder={draft.regions.length === 0 ? words.any : undefined} description={words.addHint} value={[...draft.regions]} onChange={(regions) => set({ regions })} />
            <TagsInput label={words.brands} placeholder={draft.brands.length === 0 ? words.any : undefined} description={words.addHint} value={[...draft.brands]} onChange={(brands) => set({ brands })} />
            <TextInput label={words.priceFrom} {...money} {...text('priceMin')} />
            <TextInput label={words.priceTo} {...money} {...text('priceMax')} />
          </div>
          <Checkbox.Group label={words.seasons} value={[...draft.seasons]} onChange={(seasons) => set({ seasons })}>
            <div className={classes.seasons}>
              {SEASONS.map((season) => (
                <Checkbox key={season} value={season} label={t.codes.season[season]} />
              ))}
            </div>
          </Checkbox.Group>
        </Section>
        <Section title={words.offer} text={words.offerText}>
          <TextInput label={words.offerTitle} placeholder={words.offerTitleExample} {...text('offerTitle')} />
          <Textarea label={words.offerBody} placeholder={words.offerBodyExample} autosize minRows={2} {...text('offerText')} />
          <div className={classes.pair}>
            <Textarea label={words.offerTerms} placeholder={words.offerTermsExample} autosize minRows={1} {...text('offerTerms')} />
            <TextInput label={words.validDays} inputMode="numeric" {...text('validDays')} />
          </div>
        </Section>
        <Section title={words.bid} text={words.bidText}>
          <div className={classes.pair}>
            <TextInput label={words.maxPrice} description={reserve && words.atLeast(fmt.money(reserve))} {...money} {...text('maxPrice')} />
          </div>
        </Section>
        <Section title={words.budget} text={words.budgetText}>
          <div className={classes.pair}>
            <TextInput label={words.totalBudget} {...money} {...text('totalBudget')} />
            <TextInput label={`${words.dailyBudget} (${words.optional})`} {...money} {...text('dailyBudget')} />
          </div>
          {bid && budget && BigInt(budget) >= BigInt(bid) && <p className="small">{words.buys(Number(BigInt(budget) / BigInt(bid)))}</p>}
        </Section>
        <div className={classes.submit}>
          <Button type="submit" variant="filled" color="amber" size="md" loading={busy}>
            {submitLabel}
          </Button>
          {Object.keys(wrongs).length > 0 && (
            <span role="alert" className="loss">
              {words.wrong.summary(Object.keys(wrongs).length)}
            </span>
          )}
        </div>
      </form>
      <aside className={classes.aside}>
        <OfferPreview partnerName={partnerName} draft={draft} />
        {aside && <Panel title={aside.title}>{aside.body}</Panel>}
      </aside>
    </div>
  );
}

function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p>{text}</p>
      </header>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}

interface WrongWords extends Record<Extract<Wrong, string>, string> {
  tooLong: (max: number) => string;
  belowReserve: (amount: string) => string;
}

function wrongText(wrong: Wrong, words: WrongWords, money: (minor: string) => string): string {
  if (typeof wrong === 'string') return words[wrong];
  return 'atLeast' in wrong ? words.belowReserve(money(wrong.atLeast)) : words.tooLong(wrong.tooLong);
}
