import type { MarketRulesFragment } from '../../api/operations.js';
import { currencyDigits, decimalToMinor } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { wordsFor } from '../../ui/codes.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { changesOfRules, placeText, type RuleChange, type RuleWords } from './rule-changes.js';
import { draftOfRules, type RulePlace } from './rules-draft.js';
import classes from './market.module.css';

/** What is otherwise in the second of two sets of rules, part by part. */
export function ChangedRules({ before, after }: { before: MarketRulesFragment; after: MarketRulesFragment }) {
  const { t } = useI18n();
  const words = t.market.rules;
  const digits = currencyDigits(useMe().site.currency);
  const changes = changesOfRules(draftOfRules(before, digits), draftOfRules(after, digits), useRuleWords());
  const titles: Record<RuleChange['part'], string> = {
    ...words, attentionFloors: words.floors, exclusiveCategories: words.exclusive,
  };
  if (changes.length === 0) return <p className="quiet small">{words.noChange}</p>;
  return (
    <ul className={classes.changed}>
      {changes.map(({ part, gone, come }) => (
        <li key={part}>
          <b>{titles[part]}</b>
          {gone.map((entry) => (
            <del key={entry}>{entry}</del>
          ))}
          {come.map((entry) => (
            <ins key={entry}>{entry}</ins>
          ))}
        </li>
      ))}
    </ul>
  );
}

function useRuleWords(): RuleWords {
  const { t, fmt } = useI18n();
  const { currency } = useMe().site;
  const { stageName, categoryName } = useVocabulary();
  const words = t.market.rules;
  const place = (where: RulePlace) => placeText(where, { channel: (channel) => wordsFor(words.channel, channel), stage: stageName, category: categoryName, any: words.everywhere });
  const money = (typed: string) => fmt.money({ minor: decimalToMinor(typed, currencyDigits(currency)) ?? '0', currency });
  const share = (percent: string) => fmt.percent(Number(percent) / 100, 2);
  const kinds = (categories: readonly string[]) => categories.map(categoryName);
  return {
    pricing: (pricing) => [words.pricings[pricing]],
    exploration: (percent) => [share(percent)],
    relevance: (percent) => [share(percent)],
    attention: (worth) => [`${worth} ${currency}/100`],
    duplicateDays: (days) => [t.common.days(Number(days))],
    reserves: (rules) => rules.map(({ where, value }) => `${place(where)}: ${money(value)}`),
    attentionFloors: (rules) => rules.map(({ where, value }) => `${place(where)}: ${value} ${currency}/100`),
    exclusiveCategories: kinds,
    retired: kinds,
    caps: (caps) => caps.map(({ category, perMonth }) => `${categoryName(category)}: ${perMonth}`),
    blocked: (pairs) => pairs.map(({ stage, category }) => `${stageName(stage)}, ${categoryName(category)}`),
    names: (names) => names.map(({ category, en, ru }) => `${categoryName(category)}: ${en}, ${ru}`),
    blockedWords: (list) => list,
  };
}
