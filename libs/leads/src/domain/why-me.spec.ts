import { claimMessage } from './claim-words.js';
import { maskedEmail } from './masked-email.js';
import { partnerReason, reasonWords } from './reason-words.js';
import { whyMe, type WhyMeInput } from './why-me.js';

const INPUT: WhyMeInput = {
  language: 'en',
  reasonKey: 'why.renewed',
  stage: 'renewed',
  car: 'Audi A6 2015',
  factAt: new Date('2026-03-02T22:30:00Z'),
  zone: 'Europe/Minsk',
  partnerName: 'Blesk',
  category: 'detailing',
  wanted: { stages: ['posted', 'renewed'], regions: [], brands: ['Audi', 'BMW'] },
};

describe('why me', () => {
  it('names the fact by the calendar of the user, the rule, and the group the partner asked for', () => {
    expect(whyMe(INPUT)).toMatchObject({
      fact: 'You renewed the ad for your Audi A6 2015 on 3 March 2026.',
      rule: reasonWords('en', 'why.renewed').rule,
      partnerChoice: 'Blesk (car wash and detailing) asked for people who posted an ad or renewed their ad. Regions: all. Makes: Audi, BMW.',
    });
    expect(whyMe({ ...INPUT, language: 'ru' })).toMatchObject({
      fact: 'Вы продлили объявление: Audi A6 2015, 3 марта 2026.',
      partnerChoice: 'Blesk (мойка и детейлинг) ищет тех, кто разместил объявление или продлил объявление. Регионы: все. Марки: Audi, BMW.',
    });
  });

  it('says no more than is known', () => {
    expect(whyMe({ ...INPUT, car: null, factAt: null }).fact).toBe('You renewed the ad for your car.');
    expect(whyMe({ ...INPUT, stage: 'owning', car: null }).fact).toBe('You have had your car since 3 March 2026.');
  });

  it('takes braces in a name for a name', () => {
    expect(whyMe({ ...INPUT, car: '{date}' }).fact).toBe('You renewed the ad for your {date} on 3 March 2026.');
    expect(claimMessage('en', { status: 'duplicate', partnerName: '{code}', maskedEmail: null, bonusCode: 'RR-1' })).toMatch(/^\{code\} got/);
    expect(partnerReason('en', 'why.posted', "$& $'")).toBe("posted an ad: $& $'");
  });

  it('has words for a moment nobody wrote words for', () => {
    expect(reasonWords('en', 'why.of-tomorrow').user).toBe('because of where you are with your car');
    expect(partnerReason('ru', 'why.of-tomorrow', null)).toBe('наступил этот момент');
  });
});

it('an address is hidden but for its first letter and its house', () => {
  expect([maskedEmail('anna@example.org'), maskedEmail('я@почта.бел'), maskedEmail('nonsense')]).toEqual(['a•••@example.org', 'я•••@почта.бел', '•••']);
});
