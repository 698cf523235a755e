import { DEALER_EVENTS, DRIVEN_FACTS, KM_PER_DAY } from './dealer-events.js';
import type { ContactPointDefinition, ProgrammeDefinition } from '../domain/programme.js';
import type { Season } from '../domain/site-clock.js';

const MORNING = '10:00';
const STAGE = 'owning';
const TYRE_SEASONS: readonly Season[] = ['spring', 'autumn'];
/** A number that is not known compares false with everything: without a schedule neither is above nothing. */
const SCHEDULE_TOLD = '(facts.intervalMonths > 0 || facts.intervalKm > 0)';

const CONTACT_POINTS: readonly ContactPointDefinition[] = [
  {
    // S06: the purchase was emotional, the manual is unread
    id: 'owner.month-1', stage: STAGE, track: 'loyalty', reasonKey: 'why.month-1', window: 'P14D', channels: ['call', 'messenger', 'email'], task: true,
    when: { from: 'fact', fact: 'bought', offset: '$firstContact', at: MORNING }, needs: ['owner-questions'],
  },
  {
    id: 'owner.month-6', stage: STAGE, track: 'sales', reasonKey: 'why.month-6', window: 'P21D',
    when: { from: 'fact', fact: 'bought', offset: 'P6M', at: MORNING }, needs: ['season-advice', 'tyres', 'accessories', 'event-invitation'],
  },
  {
    // S08: month 10 where nobody told the maker's schedule; else the schedule's own day, whichever of its limits comes first
    id: 'owner.month-10', stage: STAGE, track: 'sales', reasonKey: 'why.service', window: 'P21D', condition: `!${SCHEDULE_TOLD}`,
    when: { from: 'fact', fact: 'bought', offset: 'P10M', at: MORNING }, needs: ['oil-and-filters'],
  },
  {
    id: 'owner.service-by-months', stage: STAGE, track: 'sales', reasonKey: 'why.service', window: 'P21D',
    when: { from: 'fact', fact: 'dueByMonths', offset: 'P0D', at: MORNING }, needs: ['oil-and-filters'], condition: '!(days.dueByKm > days.dueByMonths)',
  },
  {
    id: 'owner.service-by-km', stage: STAGE, track: 'sales', reasonKey: 'why.service-km', window: 'P21D',
    when: { from: 'fact', fact: 'dueByKm', offset: 'P0D', at: MORNING }, needs: ['oil-and-filters'], condition: '!(days.dueByMonths >= days.dueByKm)',
  },
  {
    id: 'owner.month-12', stage: STAGE, track: 'sales', reasonKey: 'why.month-12', window: 'P21D',
    when: { from: 'fact', fact: 'bought', offset: 'P12M', at: MORNING }, needs: ['liability-insurance', 'casco'],
  },
  // S09, "then round again": tyres → extras → maintenance → financial services, every year
  {
    id: 'owner.round-tyres', stage: STAGE, track: 'sales', reasonKey: 'why.round-tyres', window: 'P21D',
    when: { from: 'fact', fact: 'bought', offset: 'P15M', at: MORNING, repeat: 'P1Y', seasons: TYRE_SEASONS }, needs: ['tyres'],
  },
  {
    id: 'owner.round-extras', stage: STAGE, track: 'sales', reasonKey: 'why.round-extras', window: 'P21D',
    when: { from: 'fact', fact: 'bought', offset: 'P19M', at: MORNING, repeat: 'P1Y' }, needs: ['accessories'],
  },
  {
    // With a schedule told, each service told brings the next: the two contacts above go round by themselves.
    id: 'owner.round-maintenance', stage: STAGE, track: 'sales', reasonKey: 'why.service', window: 'P21D', condition: `!${SCHEDULE_TOLD}`,
    when: { from: 'fact', fact: 'bought', offset: 'P22M', at: MORNING, repeat: 'P1Y' }, needs: ['oil-and-filters'],
  },
  {
    id: 'owner.round-financial', stage: STAGE, track: 'sales', reasonKey: 'why.round-financial', window: 'P21D',
    when: { from: 'fact', fact: 'bought', offset: 'P24M', at: MORNING, repeat: 'P1Y' }, needs: ['liability-insurance', 'casco', 'financial-services'],
  },
  {
    id: 'owner.month-36', stage: STAGE, track: 'sales', reasonKey: 'why.month-36', window: 'P30D', channels: ['call', 'email'], task: true,
    when: { from: 'fact', fact: 'bought', offset: 'P36M', at: MORNING }, needs: ['trade-in'],
  },
];

/** A car dealer's ownership programme (programmes.md S06-S10; S12: each contact is of the loyalty or the sales track). */
export const DEALER_OWNERSHIP_PROGRAMME: ProgrammeDefinition = {
  id: 'dealer.ownership',
  version: 1,
  textKey: 'programme.dealer.ownership',
  rows: ['S06', 'S07', 'S08', 'S09', 'S10', 'S12'],
  subject: { kind: 'car', key: 'assetId' },
  // It speaks of service and insurance as the narrower programmes of a dealer do: who follows it, follows it alone.
  goal: 'keep-owner',
  priority: 50,
  parameters: {
    firstContact: { default: 'P1M', unit: 'since the purchase', source: 'the practice: about one month after the purchase or earlier' },
    kmPerDay: KM_PER_DAY,
  },
  events: {
    'car.sold': DEALER_EVENTS['car.sold'],
    'mileage.reported': DEALER_EVENTS['mileage.reported'],
    'service.completed': DEALER_EVENTS['service.completed'],
    'car.traded-in': DEALER_EVENTS['car.traded-in'],
    'car.disposed': DEALER_EVENTS['car.disposed'],
  },
  facts: {
    bought: { type: 'date', take: 'last', on: ['car.sold'] },
    ...DRIVEN_FACTS,
    intervalMonths: { type: 'number', take: 'last', property: 'serviceIntervalMonths', on: ['car.sold'] },
    // Months told as a number are used up at the mean length of a month: within two days of the calendar's.
    dueByMonths: { type: 'date', forecast: 'run-out', since: 'lastService', amount: 'intervalMonths', perDay: 12 / 365.2425 },
    dueByKm: { type: 'date', forecast: 'run-out', since: 'lastService', amount: 'intervalKm', used: 'driven', perDay: '$kmPerDay' },
  },
  stages: [STAGE],
  entry: [{ on: 'car.sold', to: STAGE }],
  transitions: [
    { kind: 'exit', from: [STAGE], on: 'car.traded-in', outcome: 'traded-in', goal: true },
    { kind: 'exit', from: [STAGE], on: 'car.disposed', outcome: 'left', goal: false },
  ],
  needs: [
    { id: 'owner-questions', textKey: 'need.owner-questions', categories: ['car-dealer', 'service-centre'], weightPpm: 600_000 },
    { id: 'season-advice', textKey: 'need.season-advice', categories: ['service-centre'], weightPpm: 700_000 },
    { id: 'tyres', textKey: 'need.tyres', categories: ['tyre-shop'], weightPpm: 900_000, seasons: TYRE_SEASONS },
    { id: 'accessories', textKey: 'need.accessories', categories: ['accessories'], weightPpm: 700_000 },
    { id: 'event-invitation', textKey: 'need.event-invitation', categories: ['car-dealer'], weightPpm: 400_000 },
    { id: 'oil-and-filters', textKey: 'need.oil-and-filters', categories: ['service-centre', 'parts-shop'], weightPpm: 900_000 },
    { id: 'liability-insurance', textKey: 'need.liability-insurance', categories: ['insurer'], weightPpm: 950_000 },
    { id: 'casco', textKey: 'need.casco', categories: ['insurer'], weightPpm: 800_000 },
    { id: 'financial-services', textKey: 'need.financial-services', categories: ['bank'], weightPpm: 500_000 },
    { id: 'trade-in', textKey: 'need.trade-in', categories: ['car-dealer'], weightPpm: 800_000 },
  ],
  contactPoints: CONTACT_POINTS,
  channels: { [STAGE]: ['messenger', 'email', 'push', 'sms'] },
  stageModel: { model: 'ownership', stages: { [STAGE]: 'ownership' } },
  texts: {
    'programme.dealer.ownership': { en: 'Owning a car from the dealer', ru: 'Владение автомобилем от дилера' },
    'need.owner-questions': { en: 'Answers to questions about the new car', ru: 'Ответы на вопросы о новом автомобиле' },
    'need.season-advice': { en: 'Advice and a check before the coming season', ru: 'Советы и проверка перед новым сезоном' },
    'need.tyres': { en: 'Tyres for the season', ru: 'Шины по сезону' },
    'need.accessories': { en: 'Accessories and extras', ru: 'Аксессуары и дополнительное оборудование' },
    'need.event-invitation': { en: 'An invitation to an event', ru: 'Приглашение на мероприятие' },
    'need.oil-and-filters': { en: 'Oil and filters', ru: 'Масло и фильтры' },
    'need.liability-insurance': { en: 'Liability insurance', ru: 'Обязательное страхование (ОСАГО)' },
    'need.casco': { en: 'Own-damage insurance', ru: 'Страхование КАСКО' },
    'need.financial-services': { en: 'Financial services', ru: 'Финансовые услуги' },
    'need.trade-in': { en: 'Trade-in: the old car counts towards the new one', ru: 'Трейд-ин: старый автомобиль в зачёт нового' },
    'why.month-1': { en: 'You have driven your car for about a month', ru: 'Вы ездите на своём автомобиле около месяца' },
    'why.month-6': { en: 'You have had your car for half a year, and a new season is coming', ru: 'Вашему автомобилю у вас полгода, наступает новый сезон' },
    'why.service': { en: 'By the maker’s schedule it is time for oil and filters', ru: 'По регламенту завода пора менять масло и фильтры' },
    'why.service-km': { en: 'By your mileage it is time for oil and filters', ru: 'По вашему пробегу пора менять масло и фильтры' },
    'why.month-12': { en: 'The insurance of the first year is ending', ru: 'Заканчивается страховка первого года' },
    'why.round-tyres': { en: 'The tyre season begins', ru: 'Начинается сезон смены шин' },
    'why.round-extras': { en: 'Your car has been with you for another year', ru: 'Автомобиль с вами ещё один год' },
    'why.round-financial': { en: 'The insurance of your car is ending', ru: 'Заканчивается страховка автомобиля' },
    'why.month-36': { en: 'Your car is close to three years with you', ru: 'Автомобиль с вами почти три года' },
  },
};
