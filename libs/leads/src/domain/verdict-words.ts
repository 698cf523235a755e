import { CONTRACT_RULES, type ContractRuleCode, type RuleEvidence } from './contract-rules.js';
import type { Language } from './reason-words.js';

const RUSSIAN: Readonly<Record<ContractRuleCode, string>> = {
  'not-expired': 'Контакт подтверждён вовремя после отклика.',
  'verified-contact': 'Пользователь подтвердил одноразовым кодом, что контакт его.',
  'consent-receipt': 'Согласие названо поимённо и содержит именно тот текст, который видел пользователь.',
  'inside-area': 'Регион пользователя входит в регионы кампании; кампания без регионов берёт все.',
  'not-suppressed': 'Контакта нет в стоп-листе.',
  'not-duplicate': 'За последние дни этот человек не обращался к этому партнёру в этой категории.',
};

type Say = (evidence: RuleEvidence) => string;

const EVIDENCE: Readonly<Record<Language, Readonly<Record<ContractRuleCode, Say>>>> = {
  en: {
    'not-expired': ({ secondsToProof, hours }) => `proved ${minutes(secondsToProof)} min after the claim, ${text(hours)} h are allowed`,
    'verified-contact': ({ verifiedAt }) => (verifiedAt ? `proved at ${text(verifiedAt)}` : 'not proved'),
    'consent-receipt': ({ action, textVersion }) => (action ? `${text(action)}, text ${text(textVersion)}` : 'no receipt'),
    'inside-area': ({ region, campaignRegions }) => `${text(region) || 'region unknown'}; wanted: ${text(campaignRegions) || 'all'}`,
    'not-suppressed': ({ suppressed }) => (suppressed ? 'on the list' : 'not on the list'),
    'not-duplicate': ({ duplicateOf, days }) => (duplicateOf ? `same person as lead ${text(duplicateOf)} within ${text(days)} days` : `none within ${text(days)} days`),
  },
  ru: {
    'not-expired': ({ secondsToProof, hours }) => `подтверждён через ${minutes(secondsToProof)} мин после отклика, допускается ${text(hours)} ч`,
    'verified-contact': ({ verifiedAt }) => (verifiedAt ? `подтверждён ${text(verifiedAt)}` : 'не подтверждён'),
    'consent-receipt': ({ action, textVersion }) => (action ? `${action === 'granted' ? 'дано' : 'отозвано'}, текст ${text(textVersion)}` : 'согласия нет'),
    'inside-area': ({ region, campaignRegions }) => `${text(region) || 'регион неизвестен'}; нужны: ${text(campaignRegions) || 'все'}`,
    'not-suppressed': ({ suppressed }) => (suppressed ? 'в списке' : 'нет в списке'),
    'not-duplicate': ({ duplicateOf, days }) => (duplicateOf ? `тот же человек, что в лиде ${text(duplicateOf)}, за ${text(days)} дн.` : `не было за ${text(days)} дн.`),
  },
};

/** One rule's finding in words for people. A code this version does not know is said as it is. */
export function verdictWords(language: Language, code: ContractRuleCode, evidence: RuleEvidence): { readonly description: string; readonly evidence: string } {
  const english = CONTRACT_RULES.find((rule) => rule.code === code)?.description ?? code;
  return { description: language === 'ru' ? (RUSSIAN[code] ?? english) : english, evidence: EVIDENCE[language][code]?.(evidence) ?? '' };
}

function text(value: RuleEvidence[string] | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function minutes(seconds: RuleEvidence[string] | undefined): string {
  return String(Math.ceil(Number(seconds ?? 0) / 60));
}
