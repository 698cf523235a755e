import { tabTo } from './support/tab-to.js';
import { openVisitors, type Visitors } from './support/visit.js';

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

it('a driver claims an offer with the keyboard alone and holds the code in hand', async () => {
  const { page, complaints, close } = await visitors.visit({ role: 'user', path: '/me' });
  await page.getByText('20 % off a full interior clean').waitFor();
  await tabTo(page, /^20 % off a full interior clean$/);
  await page.keyboard.press('Enter');
  await page.getByText('Polesie Detailing gets your name and e-mail').waitFor();
  await tabTo(page, /I agree/);
  const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).toBe('solid');
  await page.keyboard.press('Space');
  await tabTo(page, /^Take the offer$/);
  await page.keyboard.press('Enter');
  await page.getByText('Enter the code').waitFor();
  await page.keyboard.type('123456');
  await page.getByText('It is yours').waitFor();
  await page.getByText('RING-7K2M').waitFor();
  await page.getByAltText('QR code with your bonus code').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('nothing is shared before the box is ticked', async () => {
  const { page, close } = await visitors.visit({ role: 'user', path: '/me/offers/offer-1', phone: true });
  await page.getByRole('button', { name: 'Take the offer' }).click();
  await page.getByText('Tick the box to agree').waitFor();
  expect(await page.getByText('Enter the code').count()).toBe(0);
  await close();
});

it('a wrong code says so, counts down and leaves the field ready for the next', async () => {
  const { page, close } = await visitors.visit({ role: 'user', path: '/me/offers/offer-3', phone: true });
  await page.waitForSelector('input[autocomplete=one-time-code]');
  await page.keyboard.type('000000');
  await page.getByText('That is not the code').waitFor();
  await page.getByText('4 attempts left').waitFor();
  await page.keyboard.type('123456');
  await page.getByText('It is yours').waitFor();
  await close();
});

it('a guest without a known e-mail is asked for one, and for nothing else', async () => {
  const { page, close } = await visitors.visit({ role: 'guest', path: '/me/offers/offer-1', phone: true });
  await page.getByLabel('I agree').check();
  await page.getByRole('button', { name: 'Take the offer' }).click();
  await page.getByText('This does not look like an e-mail address').waitFor();
  await page.getByLabel('Your e-mail for the code').fill('guest@example.by');
  await page.getByRole('button', { name: 'Take the offer' }).click();
  await page.getByText('Enter the code').waitFor();
  await close();
});

it('an offer put away leaves the inbox’s first group', async () => {
  const { page, close } = await visitors.visit({ role: 'user', path: '/me/offers/offer-1', phone: true });
  await page.getByRole('button', { name: 'Not for me' }).click();
  await page.getByText('Thank you, we will remember').waitFor();
  const earlier = page.getByRole('region', { name: 'Earlier' });
  await earlier.getByText('20 % off a full interior clean').waitFor();
  await close();
});

it('“why me” tells the fact, the rule, the partner’s choice and what stays hidden', async () => {
  const { page, close } = await visitors.visit({ role: 'user', path: '/me/offers/offer-1' });
  await page.getByRole('button', { name: 'Why me?' }).click();
  for (const text of ['You posted an ad for a Volkswagen Passat', 'The partner’s choice', 'What the partner never sees']) await page.getByText(text).first().waitFor();
  await close();
});

it('preferences keep each change at once', async () => {
  const { page, close } = await visitors.visit({ role: 'user', path: '/me/preferences' });
  await page.getByLabel('Bank').check();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'For a week' }).click();
  await page.getByText('Paused until 21 Mar 2027').waitFor();
  await page.reload();
  await page.getByText('Paused until 21 Mar 2027').waitFor();
  expect(await page.getByLabel('Bank').isChecked()).toBe(true);
  await close();
});
