import { isCategory } from '@ringroad/kernel';
import { claimMessage } from './claim-words.js';
import { maskedEmail } from './masked-email.js';
import { partnerReason, reasonWords } from './reason-words.js';
import { whyMe, type WhyMeInput } from './why-me.js';
import { NO_WISHES } from './wish-words.js';

const INPUT: WhyMeInput = {
  language: 'en',
  reasonKey: 'why.renewed',
  stage: 'renewed',
  reasonTexts: null,
  titles: new Map(),
  car: 'Audi A6 2015',
  factAt: new Date('2026-03-02T22:30:00Z'),
  zone: 'Europe/Minsk',
  partnerName: 'Blesk',
  category: 'detailing',
  currency: 'USD',
  wanted: { ...NO_WISHES, stages: ['posted', 'renewed'], regions: [], brands: ['Audi', 'BMW'] },
};

describe('why me', () => {
  it('names the fact by the calendar of the user, the rule, and the group the partner asked for', () => {
    expect(whyMe(INPUT)).toMatchObject({
      fact: 'You renewed the ad for your Audi A6 2015 on 3 March 2026.',
      rule: reasonWords('en', INPUT).rule,
      partnerChoice: 'Blesk (car wash and detailing) asked for people who posted an ad or renewed their ad. Regions: all. Makes: Audi, BMW.',
    });
    expect(whyMe({ ...INPUT, language: 'ru' })).toMatchObject({
      fact: 'Вы продлили объявление: Audi A6 2015, 3 марта 2026.',
      partnerChoice: 'Blesk (мойка и детейлинг) ищет тех, кто разместил объявление или продлил объявление. Регионы: все. Марки: Audi, BMW.',
    });
  });

  it('names what else the partner asked for, and how to switch it off', () => {
    const { partnerChoice, switchOff } = whyMe({ ...INPUT, wanted: { ...INPUT.wanted, targeting: { yearMin: 2012 } } });
    expect(partnerChoice).toMatch(/Makes: Audi, BMW\. Year: from 2012\.$/);
    expect(switchOff).toBe('You can switch off car wash and detailing, or all offers, in your preferences.');
  });

  it('says no more than is known', () => {
    expect(whyMe({ ...INPUT, car: null, factAt: null }).fact).toBe('You renewed the ad for your car.');
    expect(whyMe({ ...INPUT, stage: 'owning', car: null }).fact).toBe('You have had your car since 3 March 2026.');
  });

  it('takes braces in a name for a name', () => {
    expect(whyMe({ ...INPUT, car: '{date}' }).fact).toBe('You renewed the ad for your {date} on 3 March 2026.');
    expect(claimMessage('en', { status: 'duplicate', partnerName: '{code}', maskedEmail: null, bonusCode: 'RR-1' })).toMatch(/^\{code\} got/);
    expect(partnerReason('en', { ...INPUT, reasonKey: 'why.posted' }, "$& $'")).toBe("posted an ad: $& $'");
  });

  it('has words for a moment nobody wrote words for', () => {
    expect(reasonWords('en', { ...INPUT, reasonKey: 'why.of-tomorrow' }).user).toBe('because of where you are with your car');
    expect(partnerReason('ru', { ...INPUT, reasonKey: 'why.of-tomorrow' }, null)).toBe('наступил этот момент');
  });
});

describe("why me, at a moment of the site's own programme", () => {
  const [marina] = ['marina'].filter(isCategory);
  const boat: WhyMeInput = {
    ...INPUT,
    reasonKey: 'why.bought',
    stage: 'boats/afloat',
    reasonTexts: { en: 'You bought a boat', ru: 'Вы купили лодку' },
    car: null,
    category: marina ?? 'bank',
    wanted: { ...NO_WISHES, stages: ['boats/afloat', 'posted'], regions: [], brands: [] },
    titles: new Map([['boats/afloat' as const, { en: 'Afloat', ru: 'На воде' }]]),
  };

  it('is told in the words of that programme, whatever the key means elsewhere', () => {
    expect(whyMe(boat)).toEqual({
      fact: 'You bought a boat. Counted from 3 March 2026.',
      rule: 'At this moment offers that fit it are shown to everybody alike.',
      partnerChoice: 'Blesk (marina) asked for people at these moments: Afloat, posted an ad. Regions: all.',
      neverShared: expect.arrayContaining(['what else the site knows of you']),
      switchOff: 'You can switch off marina, or all offers, in your preferences.',
    });
    expect(whyMe({ ...boat, language: 'ru' })).toMatchObject({ fact: 'Вы купили лодку. Отсчёт: 3 марта 2026.', partnerChoice: 'Blesk (marina) ищет людей в такие моменты: На воде, разместил объявление. Регионы: все.' });
    expect(reasonWords('en', boat).user).toBe('You bought a boat');
    expect(partnerReason('en', boat, null)).toBe('this was the moment: “You bought a boat”');
  });

  it('falls back to English, then to a plain sentence, and names a car where one is behind it', () => {
    expect(reasonWords('ru', { ...boat, reasonTexts: { en: 'You bought a boat' } }).user).toBe('You bought a boat');
    expect(whyMe({ ...boat, reasonTexts: null, factAt: null }).fact).toBe('Because this fits you now.');
    expect(whyMe({ ...boat, factAt: null, car: 'Audi A6 2015' }).fact).toBe('You bought a boat: Audi A6 2015.');
    expect(partnerReason('ru', { ...boat, reasonTexts: {} }, null)).toBe('наступил этот момент');
  });

  it('says when a partner asked for every moment', () => {
    expect(whyMe({ ...boat, wanted: { ...NO_WISHES, stages: [], regions: ['Minsk'], brands: ['Bavaria'] } }).partnerChoice).toBe('Blesk (marina) asked for people at any moment. Regions: Minsk. Makes: Bavaria.');
  });
});

it('an address is hidden but for its first letter and its house', () => {
  expect([maskedEmail('anna@example.org'), maskedEmail('я@почта.бел'), maskedEmail('nonsense')]).toEqual(['a•••@example.org', 'я•••@почта.бел', '•••']);
});
