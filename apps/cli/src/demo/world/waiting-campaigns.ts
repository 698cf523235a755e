import type { CampaignDraft } from '@ringroad/market';
import { campaign } from './partner-plan.js';

/** Campaigns that their partners have handed in and nobody has read yet, by the slug of the partner: the operator's desk is not empty. */
export const WAITING_CAMPAIGNS: ReadonlyMap<string, CampaignDraft> = new Map([
  ['yasen', campaign('Рефинансирование автокредита', 'bank', ['owning'], { lead: 15, total: 2500, daily: 60 }, [
    'Снизим платёж по автокредиту', 'Переведите кредит к нам: платёж ниже на 15 %, решение за день.', 'Для кредитов старше полугода.', 30,
  ])],
  ['trade-park', campaign('Срочный выкуп', 'car-dealer', ['posted', 'renewed'], { lead: 21, total: 2800, daily: 70 }, [
    'Выкупим за день', 'Не хотите ждать покупателя? Осмотр у дома и деньги в тот же день.', 'Автомобили до 15 лет.', 14,
  ], { priceMax: 900_000n })],
]);
