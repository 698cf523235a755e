import fc from 'fast-check';
import { blockedWordsIn } from './blocked-words.js';

const BLOCKED = ['казино', 'free money', 'кредит*', 'Miracle'];

describe('words a site does not allow', () => {
  it.each([
    ['Лучшее казино города', ['казино']],
    ['ЛУЧШЕЕ КАЗИНО!', ['казино']],
    ['Лучшее кaзинo', ['казино']], // Latin a and o
    ['Лучшее ка\u200Bзи\u00ADно', ['казино']], // a zero-width space and a soft hyphen
    ['Лучшее к а з и н о', ['казино']],
    ['Лучшее к.а.з.и.н.о', ['казино']],
    ['Лучшее ка3ино', ['казино']],
    ['Онлайн-казино', ['казино']],
    ['Ｆｒｅｅ  ｍｏｎｅｙ', ['free money']], // full width
    ['free-money', ['free money']],
    ['Выгодные кредиты', ['кредит*']],
    ['м1rac1e', ['Miracle']], // figures for letters
    ['A mіrасlе', ['Miracle']], // Cyrillic і, а, с, е
    ['Á m\u0301iracle', ['Miracle']],
  ])('in “%s”: %j', (text, found) => {
    expect(blockedWordsIn(text, BLOCKED)).toEqual(found);
  });

  it('are whole words: one that merely holds them is fine', () => {
    expect(blockedWordsIn('Казиношный freedom of moneys, аккредитация', BLOCKED)).toEqual([]);
  });

  it('are found wherever they stand, whatever stands around', () => {
    const filler = fc.array(fc.constantFrom('мойка', 'скидка', 'wash', '-10', 'за', 'день'), { maxLength: 8 });
    fc.assert(
      fc.property(filler, filler, fc.constantFrom('казино', 'КАЗИНО', 'кaзинo', 'каз\u2060ино'), (before, after, word) => {
        expect(blockedWordsIn([...before, word, ...after].join(' '), BLOCKED)).toEqual(['казино']);
        expect(blockedWordsIn([...before, ...after].join(' '), BLOCKED)).toEqual([]);
      }),
    );
  });

  it('that are nothing but signs block nothing', () => {
    expect(blockedWordsIn('Anything at all!', ['!', '*', '\u200B'])).toEqual([]);
  });
});
