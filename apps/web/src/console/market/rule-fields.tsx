import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { EditTable } from '../../ui/edit-table.js';
import { ANYWHERE, type RulePlace, type TypedRule } from './rules-draft.js';
import classes from './market.module.css';

/** Where users are met: in their inbox, and on the site's pages. */
const CHANNELS = ['inbox', 'page'] as const;

interface RuleFieldsProps {
  label: string;
  value: string;
  unit: string;
  rules: readonly TypedRule[];
  wrong: (index: number) => boolean;
  onChange: (rules: readonly TypedRule[]) => void;
}

/** Rules by place: what holds at a channel, stage, kind of business and region, each of them open or named. */
export function RuleFields({ label, value, unit, rules, wrong, onChange }: RuleFieldsProps) {
  const { t } = useI18n();
  const { moments: stages, stageName, categories, categoryName } = useVocabulary();
  const words = t.market.rules;
  const any = (text: string | null) => text ?? '';
  return (
    <EditTable
      label={label}
      heads={[words.columns.channel, words.columns.stage, words.columns.category, words.columns.region, value]}
      rows={rules}
      empty={words.noRules}
      add={{ label: words.addRule, row: { where: ANYWHERE, value: '' } }}
      remove={() => words.removeRule}
      onChange={onChange}
      fields={(rule, index, change) => {
        const place = (changed: Partial<RulePlace>) => change({ where: { ...rule.where, ...changed } });
        const one = (column: 'channel' | 'stage' | 'category', options: readonly { value: string; label: string }[]) => (
          <Select key={column} size="xs" clearable aria-label={words.columns[column]} placeholder={words.any} value={rule.where[column]} data={[...options]} onChange={(chosen) => place({ [column]: chosen })} />
        );
        return [
          one('channel', CHANNELS.map((channel) => ({ value: channel, label: words.channel[channel] }))),
          one('stage', stages.map(({ stage }) => ({ value: stage, label: stageName(stage) }))),
          one('category', categories.map((category) => ({ value: category, label: categoryName(category) }))),
          <Autocomplete key="region" size="xs" aria-label={words.columns.region} placeholder={words.any} value={any(rule.where.region)} data={[]} onChange={(region) => place({ region: region === '' ? null : region })} />,
          <TextInput
            key="value"
            size="xs"
            inputMode="decimal"
            aria-label={value}
            value={rule.value}
            error={wrong(index) && words.noFigure}
            rightSection={<span className={classes.unit}>{unit}</span>}
            rightSectionWidth={unit.length * 8 + 24}
            onChange={(event) => change({ value: event.currentTarget.value })}
          />,
        ];
      }}
    />
  );
}
