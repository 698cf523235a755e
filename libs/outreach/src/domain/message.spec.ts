import { STAGES } from '@ringroad/kernel';
import { codeLetter, offerLetter, type OfferLetterInput } from './message.js';
import { LANGUAGES } from './message-words.js';

const letter: OfferLetterInput = {
  language: 'en',
  stage: 'renewed',
  reasonTexts: null,
  siteName: 'Auto.by',
  assetName: 'Audi A6 2015',
  offers: [{ partnerName: 'Calm Cover', title: '15 % off a month of cover', terms: 'Once per car', expiresAt: new Date('2026-06-30T21:30:00Z'), takeUrl: 'https://x.test/take?d=1&k=2' }],
  zone: 'Europe/Minsk',
  signInFirst: false,
  preferencesUrl: 'https://x.test/preferences',
  unsubscribeUrl: 'https://x.test/unsubscribe/abc',
};

describe('the letter with an offer', () => {
  test('says who offers what, until when by the calendar of the user, why it came and how to stop it', () => {
    const { subject, text } = offerLetter(letter);
    expect(subject).toBe('A bonus while your Audi A6 2015 is still for sale');
    expect(text).toContain('from Calm Cover, valid until 1 July 2026');
    expect(text).toContain('because you renewed the ad for your Audi A6 2015 on Auto.by');
    expect(text).toContain('Unsubscribe from offers:\nhttps://x.test/unsubscribe/abc');
  });

  test('says where to sign in when its links do not', () => {
    expect(offerLetter(letter).text).not.toContain('sign in there');
    expect(offerLetter({ ...letter, signInFirst: true }).text).toContain('The bonus waits for you on Auto.by: sign in there');
    expect(offerLetter({ ...letter, signInFirst: true, language: 'ru' }).text).toContain('Бонус ждёт вас на Auto.by: войдите там');
  });

  test('comes in Russian to those who read Russian', () => {
    const { subject, text } = offerLetter({ ...letter, language: 'ru' });
    expect(subject).toBe('Бонус, пока объявление активно: Audi A6 2015');
    expect(text).toContain('от партнёра Calm Cover, действует до 1 июля 2026');
    expect(text).toContain('Вы получили это письмо, потому что продлили объявление на Auto.by');
    expect(text).toContain('Отписаться от предложений:');
  });

  test.each(LANGUAGES.flatMap((language) => STAGES.map((stage) => [language, stage] as const)))('leaves no hole in %s for a user who %s', (language, stage) => {
    for (const assetName of ['Audi A6 2015', null]) {
      const { subject, text, html } = offerLetter({ ...letter, language, stage, assetName });
      expect(`${subject} ${text} ${html.replace(/<style.*?>|style="[^"]*"/g, '')}`).not.toMatch(/\{\w+\}|undefined|null/);
    }
  });

  test("speaks of a moment of the site's own programme in that programme's words, and of no car", () => {
    const boat: OfferLetterInput = { ...letter, offers: [{ ...letter.offers[0]!, terms: '' }], stage: 'boats/afloat', assetName: null, reasonTexts: { en: 'You bought a boat.', ru: 'Вы купили лодку' } };
    const { subject, text } = offerLetter(boat);
    expect(subject).toBe('You bought a boat: a bonus for you');
    expect(text).toContain('because of this moment: You bought a boat. Auto.by told us');
    expect(offerLetter({ ...boat, language: 'ru' }).subject).toBe('Вы купили лодку: бонус для вас');
    expect(offerLetter({ ...boat, language: 'ru', reasonTexts: { en: 'You bought a boat' } }).subject).toBe('You bought a boat: бонус для вас');
    for (const language of LANGUAGES) {
      const plain = offerLetter({ ...boat, language, reasonTexts: null });
      expect(`${plain.subject} ${plain.text} ${text}`).not.toMatch(/\{\w+\}|undefined|null|\bcar\b|: ,|автомобиль/);
    }
  });

  test('shows what a partner typed as it was typed: no markup, no second subject line, no hidden letters', () => {
    const offer = { ...letter.offers[0]!, partnerName: '<img src=x onerror=alert(1)>', title: 'Sale\r\nBcc: all@x.test', terms: '"&\u202Egnp.exe' };
    const { subject, text, html } = offerLetter({ ...letter, assetName: 'Audi\nBcc: all@x.test {site}', offers: [offer] });
    expect(subject).toBe('A bonus while your Audi Bcc: all@x.test {site} is still for sale');
    expect(text).toContain('Sale Bcc: all@x.test');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('&quot;&amp;gnp.exe');
    expect(html).toContain('href="https://x.test/take?d=1&amp;k=2"');
  });
});

describe('the letter with the code', () => {
  test('names the partner, the life of the code, and contains no link', () => {
    const { subject, text, html } = codeLetter({ language: 'en', siteName: 'Auto.by', partnerName: 'Calm Cover', code: '042917', minutes: 15 });
    expect(subject).toBe('042917 is your code for Auto.by');
    expect(text).toContain('the offer of Calm Cover:\n\n042917\n');
    expect(text).toContain('works for 15 minutes');
    expect(`${text}${html}`).not.toMatch(/https?:|href/);
  });

  test('comes in Russian too', () => {
    const { subject, text } = codeLetter({ language: 'ru', siteName: 'Auto.by', partnerName: 'Calm Cover', code: '042917', minutes: 15 });
    expect(subject).toBe('042917 — ваш код для Auto.by');
    expect(text).toContain('Код действует 15 мин.');
  });
});
