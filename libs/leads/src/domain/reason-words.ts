import { type BuiltInStage, isBuiltInStage, type OwnText, ownText, type Stage, withoutStop } from '@ringroad/kernel';

export type Language = 'en' | 'ru';

/** Why an offer came, as it was kept with it. */
export interface KeptReason {
  readonly reasonKey: string;
  readonly stage: Stage;
  /** The words of the site's own programme; null where it brings none. */
  readonly reasonTexts: OwnText | null;
}

/** Why an offer came, said three times. `{car}` in `partner` is ": Audi A6 2015", or nothing. */
export interface ReasonWords {
  /** To the user, in half a sentence. */
  readonly user: string;
  /** To the partner: what its lead did. */
  readonly partner: string;
  /** The rule, as it holds for everybody. */
  readonly rule: string;
}

const words = (user: string, partner: string, rule: string): ReasonWords => ({ user, partner, rule });

/** By the reason keys of the classified programme. */
export const REASON_WORDS: Readonly<Record<Language, Readonly<Record<string, ReasonWords>>>> = {
  en: {
    'why.posted': words('because you posted your ad', 'posted an ad{car}', 'When an ad goes up, help with preparing the car for sale is offered.'),
    'why.renewed': words('because you renewed your ad', 'renewed the ad{car}', 'When an ad is renewed, help with selling, and cover until the sale, are offered.'),
    'why.sold': words('because you sold your car', 'sold the car{car}', 'After a sale, the next car and what belongs to it are offered.'),
    'why.sold-no-next-car': words('because you sold your car and have no other yet', 'sold the car, no next one is known{car}', 'A month after a sale without a next car, the search is supported once more.'),
    'why.predicted-sale': words('because your car may soon be for sale', 'may soon sell the car{car}', 'A month before cars like this are usually sold again, help with preparing the sale is offered.'),
    'why.bought': words('because you bought a car', 'bought a car{car}', 'After a purchase, inspection and first repairs are offered, and tyres in their season.'),
    'why.month-1': words('because you have had your car for a month', 'has had the car for a month{car}', 'A month after a purchase, a new owner’s questions are answered.'),
    'why.month-6': words('because you have had your car for half a year', 'has had the car for half a year{car}', 'Half a year after a purchase, accessories are offered, and tyres in their season.'),
    'why.month-10': words('because your car’s yearly service is near', 'has the yearly service ahead{car}', 'Ten months after a purchase, oil and filters are due.'),
    'why.month-12': words('because your car’s insurance ends about now', 'has the insurance ending about now{car}', 'A year after a purchase, insurance is due again.'),
    'why.round-tyres': words('because it is the season to change tyres', 'has the season of tyres{car}', 'Every year in their season, tyres are offered to owners.'),
    'why.round-extras': words('because you have had your car for a while', 'has had the car for a while{car}', 'Every year, accessories are offered to owners once.'),
    'why.round-maintenance': words('because your car’s yearly service is near', 'has the yearly service ahead{car}', 'Every year before the service is due, maintenance is offered to owners.'),
    'why.round-financial': words('because your car’s insurance ends about now', 'has the insurance ending about now{car}', 'Every year when insurance is due, it is offered to owners.'),
    'why.month-36': words('because you have had your car for three years', 'has had the car for three years{car}', 'Three years after a purchase, a trade-in is offered to owners of premium cars.'),
  },
  ru: {
    'why.posted': words('потому что вы разместили объявление', 'размещено объявление{car}', 'Когда появляется объявление, предлагают помощь с подготовкой машины к продаже.'),
    'why.renewed': words('потому что вы продлили объявление', 'объявление продлено{car}', 'Когда объявление продлевают, предлагают помощь с продажей и страховку до неё.'),
    'why.sold': words('потому что вы продали машину', 'машина продана{car}', 'После продажи предлагают следующую машину и всё, что с ней связано.'),
    'why.sold-no-next-car': words('потому что вы продали машину и ещё не купили другую', 'машина продана, следующей пока нет{car}', 'Через месяц после продажи без новой покупки с поиском помогают ещё раз.'),
    'why.predicted-sale': words('потому что скоро вы, возможно, будете продавать машину', 'возможно, скоро продажа{car}', 'За месяц до того, как такие машины обычно продают, предлагают подготовку к продаже.'),
    'why.bought': words('потому что вы купили машину', 'куплена машина{car}', 'После покупки предлагают диагностику и первый ремонт, а в сезон и шины.'),
    'why.month-1': words('потому что вашей покупке месяц', 'месяц владения{car}', 'Через месяц после покупки отвечают на вопросы нового владельца.'),
    'why.month-6': words('потому что вы владеете машиной полгода', 'полгода владения{car}', 'Через полгода после покупки предлагают аксессуары, а в сезон и шины.'),
    'why.month-10': words('потому что скоро ежегодное обслуживание', 'скоро ежегодное обслуживание{car}', 'Через десять месяцев после покупки пора менять масло и фильтры.'),
    'why.month-12': words('потому что страховка вашей машины заканчивается', 'заканчивается страховка{car}', 'Через год после покупки пора продлить страховку.'),
    'why.round-tyres': words('потому что пора менять шины', 'сезон смены шин{car}', 'Каждый год в сезон владельцам предлагают шины.'),
    'why.round-extras': words('потому что вы давно с этой машиной', 'давно владеет машиной{car}', 'Раз в год владельцам предлагают аксессуары.'),
    'why.round-maintenance': words('потому что скоро ежегодное обслуживание', 'скоро ежегодное обслуживание{car}', 'Каждый год перед обслуживанием владельцам предлагают его выполнить.'),
    'why.round-financial': words('потому что страховка вашей машины заканчивается', 'заканчивается страховка{car}', 'Каждый год, когда пора продлить страховку, её предлагают владельцам.'),
    'why.month-36': words('потому что вы владеете машиной три года', 'три года владения{car}', 'Через три года после покупки владельцам премиальных машин предлагают обмен.'),
  },
};

/** For a version of the classified programme whose keys have no words here. */
const PLAIN: Readonly<Record<Language, ReasonWords>> = {
  en: words('because of where you are with your car', 'reached this moment{car}', 'At certain moments in the life of a car, offers that fit are shown.'),
  ru: words('потому что это подходит вашей машине сейчас', 'наступил этот момент{car}', 'В определённые моменты жизни машины показывают подходящие предложения.'),
};

/** For a site's own programme, which may be about anything. */
const OWN: Readonly<Record<Language, { readonly unnamed: string; readonly partner: (reason: string) => string; readonly unnamedPartner: string; readonly rule: string }>> = {
  en: {
    unnamed: 'because this fits you now',
    partner: (reason) => `this was the moment: “${reason}”{car}`,
    unnamedPartner: 'reached this moment{car}',
    rule: 'At this moment offers that fit it are shown to everybody alike.',
  },
  ru: {
    unnamed: 'потому что это подходит вам сейчас',
    partner: (reason) => `повод: «${reason}»{car}`,
    unnamedPartner: 'наступил этот момент{car}',
    rule: 'В этот момент подходящие предложения показывают всем одинаково.',
  },
};

/** The words for a reason: the programme's own where it has some, else ours for the keys of the classified one. */
export function reasonWords(language: Language, { reasonKey, stage, reasonTexts }: KeptReason): ReasonWords {
  const own = OWN[language];
  const reason = ownText(reasonTexts, language);
  if (reason !== null) return words(reason, own.partner(withoutStop(reason)), own.rule);
  // Another programme may use the same key for something else.
  if (isBuiltInStage(stage)) return REASON_WORDS[language][reasonKey] ?? PLAIN[language];
  return words(own.unnamed, own.unnamedPartner, own.rule);
}

/** What a partner reads about its lead's moment, with the car where it is known. */
export function partnerReason(language: Language, reason: KeptReason, car: string | null): string {
  return reasonWords(language, reason).partner.replace('{car}', () => (car === null ? '' : `: ${car}`));
}

/** What happened to the user: `{car}` and `{date}` (", 2 March 2026" or nothing) are filled in by whyMe. */
export const FACT_WORDS: Readonly<Record<Language, Readonly<Record<BuiltInStage, string>>>> = {
  en: {
    posted: 'You posted an ad for your {car}{date}.',
    renewed: 'You renewed the ad for your {car}{date}.',
    sold: 'You sold your {car}{date}.',
    bought: 'You bought your {car}{date}.',
    owning: 'You have had your {car}{date}.',
  },
  ru: {
    posted: 'Вы разместили объявление: {car}{date}.',
    renewed: 'Вы продлили объявление: {car}{date}.',
    sold: 'Вы продали машину: {car}{date}.',
    bought: 'Вы купили машину: {car}{date}.',
    owning: 'Вы владеете машиной: {car}{date}.',
  },
};
