import { stat } from 'node:fs/promises';
import { openVisitors, type Visitors } from './support/visit.js';

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

it('weighs less than 15 kB', async () => {
  expect((await stat('dist/widget/ringroad-offers.js')).size).toBeLessThan(15_000);
});

it('shows up to three offers without moving the page', async () => {
  const { page, complaints, close } = await visitors.visit({ path: '/demo/classified?token=t1' });
  await page.evaluate(`window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });`);
  await page.getByText('20 % off a full interior clean').first().waitFor();
  expect(await page.getByRole('link', { name: /Take it/ }).count()).toBe(3);
  await page.waitForTimeout(200);
  expect(await page.evaluate<number>('window.shift')).toBeLessThan(0.01);
  expect(complaints).toEqual([]);
  await close();
});

it('takes the page’s font and light, and opens a claim in a new tab', async () => {
  const { page, close } = await visitors.visit({ path: '/demo/classified?token=t1&lang=ru', scheme: 'dark', phone: true });
  const take = page.getByRole('link', { name: /Взять/ }).first();
  await take.waitFor();
  expect(await page.evaluate<string>(`getComputedStyle(document.querySelector('ringroad-offers').shadowRoot.querySelector('a')).fontFamily`)).toContain('Georgia');
  expect(await take.getAttribute('href')).toContain('/me/offers/offer-1');
  expect(await take.getAttribute('target')).toBe('_blank');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  await close();
});

it('counts days where the user lives, and writes them as the page of the offer does', async () => {
  // Half past ten in the evening of the 22nd in Greenwich is the 23rd in Minsk, wherever the browser is.
  const { page, close } = await visitors.visit({ path: '/demo/classified?token=t1' });
  await page.getByText('until 23 Mar').first().waitFor();
  await close();
});

it('thanks for a no and keeps its place', async () => {
  const { page, close } = await visitors.visit({ path: '/demo/classified?token=t1' });
  const no = page.getByRole('button', { name: /Not for me/ }).first();
  await no.waitFor();
  const height = () => page.evaluate<number>(`document.querySelector('ringroad-offers').offsetHeight`);
  const before = await height();
  await no.click();
  await page.getByText('Thank you, we will remember.').waitFor();
  expect(await height()).toBe(before);
  await close();
});

it('stays silent for a user without offers and invisible without a user', async () => {
  const empty = await visitors.visit({ path: '/demo/classified?token=empty' });
  await empty.page.waitForTimeout(300);
  expect(await empty.page.getByRole('link', { name: /Take it/ }).count()).toBe(0);
  expect(empty.complaints).toEqual([]);
  await empty.close();
  const nobody = await visitors.visit({ path: '/demo/classified' });
  expect(await nobody.page.locator('ringroad-offers').isVisible()).toBe(false);
  await nobody.close();
});
