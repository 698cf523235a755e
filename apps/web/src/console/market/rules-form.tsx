import { Button, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { MarketPolicyInput, MarketRulesFragment, Pricing } from '../../api/operations.js';
import { currencyDigits } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { Panel } from '../../ui/page.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { EditTable } from '../../ui/edit-table.js';
import { RuleFields } from './rule-fields.js';
import { draftOfRules, inputOfRules, type RulesDraft } from './rules-draft.js';
import classes from './market.module.css';

/** Fields of one row stand in line however long their descriptions are. */
const UNDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

const PRICINGS: readonly Pricing[] = ['gsp', 'vcg', 'fixed'];

interface RulesFormProps {
  rules: MarketRulesFragment;
  busy: boolean;
  onPublish: (input: MarketPolicyInput, note: string) => void;
  /** Shows what these rules would have made of the past, without publishing them: then that is what comes first. */
  onTry?: (input: MarketPolicyInput) => void;
}

/** Every rule of the site's market in one form; nothing is in force before it is published. */
export function RulesForm({ rules, busy, onPublish, onTry }: RulesFormProps) {
  const { t } = useI18n();
  const { site } = useMe();
  const { moments: stages, stageName, categories, categoryName } = useVocabulary();
  const digits = currencyDigits(site.currency);
  const start = draftOfRules(rules, digits);
  const [draft, setDraft] = useState<RulesDraft>(start);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const words = t.market.rules;
  const read = inputOfRules(draft, digits);
  const set = (change: Partial<RulesDraft>) => setDraft({ ...draft, ...change });
  const wrong = (path: string) => tried && read.kind === 'wrong' && read.wrong.has(path);
  const changed = JSON.stringify(draft) !== JSON.stringify(start);
  const kinds = categories.map((category) => ({ value: category, label: categoryName(category) }));
  const hundredth = `${site.currency}/100`;
  const moments = stages.map(({ stage }) => ({ value: stage, label: stageName(stage) }));
  const ask = (use: (input: MarketPolicyInput) => void) => {
    setTried(true);
    if (read.kind === 'valid') use(read.input);
  };
  const publish = () => {
    setPublishing(true);
    ask((input) => note.trim() !== '' && onPublish(input, note.trim()));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onTry) ask(onTry);
    else publish();
  };
  const figure = (field: 'exploration' | 'relevance' | 'attention' | 'duplicateDays', unit: string) => (
    <TextInput
      label={words[field]}
      description={words[`${field}Text`]}
      inputWrapperOrder={UNDER}
      inputMode="decimal"
      value={draft[field]}
      error={wrong(field) && words.noFigure}
      rightSection={<span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit.length * 8 + 24}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <form onSubmit={submit} noValidate className={classes.sections}>
      <Panel title={words.price} note={words.priceText}>
        <div className={classes.figures}>
          <Select className={classes.wide} label={words.pricing} description={words.pricingText} inputWrapperOrder={UNDER} allowDeselect={false} value={draft.pricing} data={PRICINGS.map((each) => ({ value: each, label: words.pricings[each] }))} onChange={(chosen) => set({ pricing: PRICINGS.find((each) => each === chosen) ?? draft.pricing })} />
          {figure('exploration', '%')}
          {figure('relevance', '%')}
          {figure('attention', hundredth)}
          {figure('duplicateDays', words.days)}
        </div>
      </Panel>
      <Panel title={words.reserves} note={words.reservesText}>
        <RuleFields label={words.reserves} value={words.reserve} unit={site.currency} rules={draft.reserves} wrong={(index) => wrong(`reserves.${index}`)} onChange={(reserves) => set({ reserves })} />
      </Panel>
      <Panel title={words.floors} note={words.floorsText}>
        <RuleFields label={words.floors} value={words.floor} unit={hundredth} rules={draft.attentionFloors} wrong={(index) => wrong(`attentionFloors.${index}`)} onChange={(attentionFloors) => set({ attentionFloors })} />
      </Panel>
      <Panel title={words.businesses} note={words.businessesText}>
        <div className={classes.figures}>
          <MultiSelect label={words.exclusive} description={words.exclusiveText} inputWrapperOrder={UNDER} searchable value={[...draft.exclusiveCategories]} data={kinds} onChange={(exclusiveCategories) => set({ exclusiveCategories })} />
          <MultiSelect label={words.retired} description={words.retiredText} inputWrapperOrder={UNDER} searchable value={[...draft.retired]} data={kinds} onChange={(retired) => set({ retired })} />
        </div>
      </Panel>
      <Panel title={words.caps} note={words.capsText}>
        <EditTable
          label={words.caps}
          heads={[words.columns.category, words.perMonth]}
          rows={draft.caps}
          empty={words.noCaps}
          add={{ label: words.addCap, row: { category: '', perMonth: '2' } }}
          remove={({ category }) => words.remove(category && categoryName(category))}
          onChange={(caps) => set({ caps })}
          fields={(cap, index, change) => [
            <Select key="category" size="xs" aria-label={words.columns.category} value={cap.category || null} data={kinds} error={wrong(`caps.${index}.category`) && words.choose} onChange={(category) => change({ category: category ?? '' })} />,
            <TextInput key="perMonth" size="xs" inputMode="numeric" aria-label={words.perMonth} value={cap.perMonth} error={wrong(`caps.${index}.perMonth`) && words.noFigure} onChange={(event) => change({ perMonth: event.currentTarget.value })} />,
          ]}
        />
      </Panel>
      <Panel title={words.blocked} note={words.blockedText}>
        <EditTable
          label={words.blocked}
          heads={[words.columns.stage, words.columns.category]}
          rows={draft.blocked}
          empty={words.noBlocked}
          add={{ label: words.addBlocked, row: { stage: '', category: '' } }}
          remove={({ category }) => words.remove(category && categoryName(category))}
          onChange={(blocked) => set({ blocked })}
          fields={(pair, index, change) => [
            <Select key="stage" size="xs" aria-label={words.columns.stage} value={pair.stage || null} data={moments} error={wrong(`blocked.${index}.stage`) && words.choose} onChange={(stage) => change({ stage: stage ?? '' })} />,
            <Select key="category" size="xs" aria-label={words.columns.category} value={pair.category || null} data={kinds} error={wrong(`blocked.${index}.category`) && words.choose} onChange={(category) => change({ category: category ?? '' })} />,
          ]}
        />
      </Panel>
      <Panel title={words.names} note={words.namesText}>
        <EditTable
          label={words.names}
          heads={[words.columns.category, words.english, words.russian]}
          rows={draft.names}
          empty={words.noNames}
          add={{ label: words.addName, row: { category: '', en: '', ru: '' } }}
          remove={({ category }) => words.remove(category && categoryName(category))}
          onChange={(names) => set({ names })}
          fields={(name, index, change) => [
            <Select key="category" size="xs" aria-label={words.columns.category} value={name.category || null} data={kinds} error={wrong(`names.${index}.category`) && words.choose} onChange={(category) => change({ category: category ?? '' })} />,
            <TextInput key="en" size="xs" aria-label={words.english} value={name.en} error={wrong(`names.${index}.en`) && words.needed} onChange={(event) => change({ en: event.currentTarget.value })} />,
            <TextInput key="ru" size="xs" aria-label={words.russian} value={name.ru} error={wrong(`names.${index}.ru`) && words.needed} onChange={(event) => change({ ru: event.currentTarget.value })} />,
          ]}
        />
      </Panel>
      <Panel title={words.blockedWords} note={words.blockedWordsText}>
        <TagsInput aria-label={words.blockedWords} description={words.blockedWordsHint} value={[...draft.blockedWords]} onChange={(blockedWords) => set({ blockedWords })} />
      </Panel>
      {changed && (
        <div className={classes.publish}>
          <TextInput label={words.note} placeholder={words.noteHint} value={note} error={publishing && note.trim() === '' && words.noteNeeded} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button variant="subtle" onClick={() => setDraft(start)}>
            {words.undo}
          </Button>
          {onTry && <Button onClick={publish}>{words.publish}</Button>}
          <Button type="submit" variant="filled" color="amber" loading={busy}>
            {onTry ? words.tryThem : words.publish}
          </Button>
          {tried && read.kind === 'wrong' && (
            <p role="alert" className="small">
              {words.someWrong}
            </p>
          )}
        </div>
      )}
    </form>
  );
}
