import type { BuiltInStage } from '@ringroad/kernel';

export const LANGUAGES = ['en', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What a letter says of the moment it comes at. */
export interface MomentWords {
  readonly subject: string;
  readonly intro: string;
  readonly why: string;
}

/** Every sentence of our letters in one language. `{site}`, `{asset}` … are filled in by `fill`. */
export interface MessageWords {
  readonly greeting: string;
  readonly moments: Readonly<Record<BuiltInStage, MomentWords>>;
  /** Of a site's own programme: `{reason}` is the programme's own sentence ("You bought a boat"). */
  readonly ownMoment: MomentWords;
  /** Of a programme that gives no reason in a language we write. */
  readonly someMoment: MomentWords;
  /** Stands for the asset where its name is not known. */
  readonly someAsset: string;
  readonly from: string;
  readonly validUntil: string;
  readonly take: string;
  /** Said where nobody has proved the address, so that no link may sign its reader in. */
  readonly signInFirst: string;
  readonly privacy: string;
  readonly preferences: string;
  readonly unsubscribe: string;
  readonly codeSubject: string;
  readonly codeIntro: string;
  readonly codeLife: string;
  readonly codeNotYou: string;
}

export const MESSAGE_WORDS: Readonly<Record<Language, MessageWords>> = {
  en: {
    greeting: 'Hello!',
    moments: {
      posted: {
        subject: 'A bonus to help sell your {asset}',
        intro: 'A car that is ready to be looked at sells sooner. These partners of {site} would like to help.',
        why: 'You get this letter because you posted an ad for your {asset} on {site}.',
      },
      renewed: {
        subject: 'A bonus while your {asset} is still for sale',
        intro: 'Your ad goes on. Until the buyer comes, these partners of {site} have something for you.',
        why: 'You get this letter because you renewed the ad for your {asset} on {site}.',
      },
      sold: {
        subject: 'Your {asset} is sold: a bonus for what comes next',
        intro: 'Congratulations on the sale! Whatever comes next, these partners of {site} have something for you.',
        why: 'You get this letter because you told {site} that your {asset} is sold.',
      },
      bought: {
        subject: 'A bonus for your new {asset}',
        intro: 'Congratulations on the purchase! These partners of {site} help you start well.',
        why: 'You get this letter because {site} knows that you bought your {asset}.',
      },
      owning: {
        subject: 'A bonus for your {asset}',
        intro: 'It may be time to look after your {asset}. These partners of {site} have something for you.',
        why: 'You get this letter because you agreed to hear from {site} about your {asset}.',
      },
    },
    ownMoment: {
      subject: '{reason}: a bonus for you',
      intro: 'These partners of {site} have something for you that fits now.',
      why: 'You get this letter because of this moment: {reason}. {site} told us of it, and you agreed to hear offers.',
    },
    someMoment: {
      subject: 'A bonus for you from partners of {site}',
      intro: 'These partners of {site} have something for you that fits now.',
      why: 'You get this letter because you agreed to hear offers of partners of {site}.',
    },
    someAsset: 'car',
    from: 'from {partner}',
    validUntil: 'valid until {date}',
    take: 'Take the bonus',
    signInFirst: 'The bonus waits for you on {site}: sign in there to take it. This letter does not sign you in, because this address is not confirmed yet.',
    privacy: 'No partner knows who you are or sees your contact unless you choose its offer.',
    preferences: 'Choose what you hear about and how often',
    unsubscribe: 'Unsubscribe from offers',
    codeSubject: '{code} is your code for {site}',
    codeIntro: 'Your code to confirm the offer of {partner}:',
    codeLife: 'It works for {minutes} minutes. Nobody from {site} or {partner} will ever ask you for it.',
    codeNotYou: 'If you did not choose this offer, do nothing: without the code your contact is not shared.',
  },
  ru: {
    greeting: 'Здравствуйте!',
    moments: {
      posted: {
        subject: 'Бонус, который поможет продать: {asset}',
        intro: 'Подготовленная к показу машина продаётся быстрее. Партнёры {site} готовы помочь.',
        why: 'Вы получили это письмо, потому что разместили объявление на {site}: {asset}.',
      },
      renewed: {
        subject: 'Бонус, пока объявление активно: {asset}',
        intro: 'Вы продлили объявление. Пока покупатель в пути, у партнёров {site} есть кое-что для вас.',
        why: 'Вы получили это письмо, потому что продлили объявление на {site}: {asset}.',
      },
      sold: {
        subject: 'Продано: {asset}. Бонус для следующего шага',
        intro: 'Поздравляем с продажей! Что бы ни было дальше, у партнёров {site} есть кое-что для вас.',
        why: 'Вы получили это письмо, потому что сообщили {site} о продаже: {asset}.',
      },
      bought: {
        subject: 'С покупкой! Бонус для вас: {asset}',
        intro: 'Поздравляем с покупкой! Партнёры {site} помогут хорошо начать.',
        why: 'Вы получили это письмо, потому что {site} знает о вашей покупке: {asset}.',
      },
      owning: {
        subject: 'Бонус для вас: {asset}',
        intro: 'Возможно, пора позаботиться о машине. У партнёров {site} есть кое-что для вас.',
        why: 'Вы получили это письмо, потому что вы владелец ({asset}) и согласились получать предложения от {site}.',
      },
    },
    ownMoment: {
      subject: '{reason}: бонус для вас',
      intro: 'У партнёров {site} есть кое-что, что пригодится именно сейчас.',
      why: 'Вы получили это письмо, потому что наступил такой момент: {reason}. Об этом нам сообщил сайт {site}, а вы согласились получать предложения.',
    },
    someMoment: {
      subject: 'Бонус для вас от партнёров {site}',
      intro: 'У партнёров {site} есть кое-что, что пригодится именно сейчас.',
      why: 'Вы получили это письмо, потому что согласились получать предложения партнёров {site}.',
    },
    someAsset: 'автомобиль',
    from: 'от партнёра {partner}',
    validUntil: 'действует до {date}',
    take: 'Получить бонус',
    signInFirst: 'Бонус ждёт вас на {site}: войдите там, чтобы его получить. Ссылки из этого письма не открывают вход, потому что адрес ещё не подтверждён.',
    privacy: 'Ни один партнёр не знает, кто вы, и не видит ваш контакт, пока вы сами не выберете его предложение.',
    preferences: 'Выбрать, о чём и как часто вам писать',
    unsubscribe: 'Отписаться от предложений',
    codeSubject: '{code} — ваш код для {site}',
    codeIntro: 'Ваш код для подтверждения предложения партнёра {partner}:',
    codeLife: 'Код действует {minutes} мин. Ни {site}, ни {partner} никогда его не спросят.',
    codeNotYou: 'Если вы не выбирали это предложение, ничего не делайте: без кода ваш контакт никому не передаётся.',
  },
};

/** Puts values into a sentence in one pass, so that a value which itself contains `{site}` stays as it is. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

/** The language we write in to somebody who reads `locale`: Belarusian readers get Russian, as long as we have no Belarusian. */
export function languageOf(locale: string): Language {
  return locale === 'en' ? 'en' : 'ru';
}
