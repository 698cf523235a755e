import type { Page } from 'playwright-core';
import { DESK, PHONE } from './support/chromium.js';
import { faintTexts, openVisitors, overflow, type Visit, type Visitors } from './support/visit.js';

const PAGES: readonly (Visit & { name: string; shows: string; /** Stands without the bar that has the switches. */ alone?: boolean })[] = [
  { name: 'sign-in', path: '/sign-in?reason=expired', shows: 'button[type=submit]' },
  { name: 'today', role: 'operator', path: '/console', shows: 'text=Autohaus Minsk' },
  { name: 'users', role: 'operator', path: '/console/users', shows: 'text=u-48213' },
  { name: 'one user with a decision explained', role: 'operator', path: '/console/users/user-2?decision=decision-1', shows: 'text=$225.00 >> nth=0' },
  { name: 'programmes', role: 'operator', path: '/console/programmes', shows: 'text=classified' },
  { name: 'templates', role: 'operator', path: '/console/programmes/new', shows: 'text=pharmacy.refill' },
  { name: 'one programme', role: 'operator', path: '/console/programmes/boats', shows: 'ol li dl >> nth=0' },
  { name: 'a draft in the editor', role: 'operator', path: '/console/programmes/boats/versions/2', shows: 'textarea' },
  { name: 'a published version', role: 'operator', path: '/console/programmes/classified/versions/1', shows: 'textarea' },
  { name: 'rejected messages', role: 'operator', path: '/console/rejected', shows: 'text=Boat Launched >> nth=0' },
  { name: 'moderation', role: 'operator', path: '/console/market/moderation', shows: 'text=Polesie Detailing' },
  { name: 'rules of the market', role: 'operator', path: '/console/market', shows: 'table >> nth=0' },
  { name: 'partners', role: 'operator', path: '/console/partners', shows: 'text=Kolesnik Tyres' },
  { name: 'one partner', role: 'operator', path: '/console/partners/partner-0', shows: 'text=Interior cleaning' },
  { name: 'what if', role: 'operator', path: '/console/market/what-if?run=what-if-1', shows: 'details summary' },
  { name: 'reservations', role: 'operator', path: '/console/market/reservations', shows: 'text=Bank Zubr' },
  { name: 'a campaign of a partner', role: 'operator', path: '/console/partners/partner-0/campaigns/campaign-1', shows: 'text=Autumn prices' },
  { name: 'partner home', role: 'partner', path: '/partner', shows: 'text=Андрей' },
  { name: 'campaigns', role: 'partner', path: '/partner/campaigns', shows: 'text=Polish for the new car' },
  { name: 'a new campaign: business', role: 'partner', path: '/partner/campaigns/new', shows: 'button[type=submit]' },
  { name: 'a new campaign: moments', role: 'partner', path: '/partner/campaigns/new?step=moments', shows: 'main svg text >> nth=0' },
  { name: 'a campaign that is changed: audience', role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=audience', shows: 'main li >> nth=0' },
  { name: 'a campaign that is changed: offers', role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=offer', shows: 'textarea >> nth=0' },
  { name: 'a campaign that is changed: bid', role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=bid', shows: 'figure svg >> nth=0' },
  { name: 'a campaign that is changed: budget', role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=budget', shows: 'input[type=date] >> nth=0' },
  { name: 'a new campaign: what it lacks', role: 'partner', path: '/partner/campaigns/new?step=review', shows: 'main dl >> nth=0' },
  { name: 'one campaign', role: 'partner', path: '/partner/campaigns/campaign-1', shows: 'main h2 >> nth=0' },
  { name: 'a campaign for moments of the site’s own', role: 'partner', path: '/partner/campaigns/campaign-4', shows: 'main h2 >> nth=0' },
  { name: 'moments ahead', role: 'partner', path: '/partner/forward', shows: 'main td >> nth=0' },
  { name: 'limits over all campaigns', role: 'partner', path: '/partner/limits', shows: 'main form input >> nth=0' },
  { name: 'people not to reach', role: 'partner', path: '/partner/exclusions', shows: 'main td >> nth=0' },
  { name: 'a lead with no car behind it', role: 'partner', path: '/partner/leads/lead-36', shows: 'h2 >> nth=0' },
  { name: 'leads', role: 'partner', path: '/partner/leads', shows: 'text=Ирина Ковалевская' },
  { name: 'a qualified lead', role: 'partner', path: '/partner/leads/lead-0', shows: 'text=driver@example.by' },
  { name: 'a lead not yet verified', role: 'partner', path: '/partner/leads/lead-1', shows: 'h2 >> nth=0' },
  { name: 'wallet', role: 'partner', path: '/partner/wallet', shows: 'text=BY-2027-00418' },
  { name: 'inbox', role: 'user', path: '/me', shows: 'text=Bank Zubr' },
  { name: 'an offer', role: 'user', path: '/me/offers/offer-1', shows: 'button[type=submit]' },
  { name: 'the code of a claim', role: 'user', path: '/me/offers/offer-3', shows: 'input[autocomplete=one-time-code]' },
  { name: 'a bonus in hand', role: 'user', path: '/me/offers/offer-4', shows: 'img' },
  { name: 'preferences', role: 'user', path: '/me/preferences', shows: 'input[type=time] >> nth=0' },
  { name: 'a page that is not there', role: 'user', path: '/nowhere', shows: 'h2', alone: true },
];

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

/** The head of a page is drawn anew when its width changes: a control that was clicked in that moment may be gone with its click. */
async function chooseRussian(page: Page): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    await page.getByText('RU', { exact: true }).click();
    if (await page.waitForSelector('html[lang=ru]', { timeout: 5_000 }).catch(() => null)) return;
  }
}

describe.each(PAGES)('$name', (wish) => {
  it('can be read by day and by night, at a desk and on a phone, in English and in Russian, and nothing complains', async () => {
    const { page, complaints, close } = await visitors.visit(wish);
    await page.waitForSelector(wish.shows);
    expect(await page.title()).toContain('Ringroad');
    expect(await overflow(page)).toBe(0);
    expect(await faintTexts(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForSelector('html[data-mantine-color-scheme=dark]');
    expect(await faintTexts(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize(DESK);
    if (wish.alone) {
      await page.evaluate("localStorage.setItem('ringroad-language', 'ru')");
      await page.reload();
    } else {
      await chooseRussian(page);
    }
    await page.waitForSelector('html[lang=ru]');
    await page.setViewportSize(PHONE);
    await page.waitForSelector(wish.shows.startsWith('text=$') ? 'main b.earned' : wish.shows);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForSelector('html[data-mantine-color-scheme=light]');
    expect(await page.innerText('main')).toMatch(/[а-яё]{3}/i);
    expect(await overflow(page)).toBe(0);
    expect(await faintTexts(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
