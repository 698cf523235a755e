import type { Page } from 'playwright-core';
import { openVisitors, type Visitors } from './support/visit.js';

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

describe('the wizard', () => {
  it('walks from the kind of business to “Send for approval”, and tells at each step what is missing', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/new' });
    await next(page);
    expect(await page.getByText('Please fill this in.').count()).toBe(2);
    await page.getByRole('combobox', { name: 'Category' }).click();
    await page.getByRole('option', { name: 'Detailing' }).click();
    await page.getByText('A qualified lead costs at least $3.00 here').waitFor();
    await page.getByLabel('Name of the campaign').fill('Spring');
    await next(page);
    await page.getByRole('checkbox', { name: /Posted/ }).click();
    await page.getByText('3,100–3,900 people').waitFor();
    await next(page);
    await page.getByRole('combobox', { name: 'Brands' }).fill('Bugatti');
    await page.keyboard.press('Enter');
    await page.getByText('Fewer than 100 people').waitFor();
    await page.keyboard.press('Backspace');
    await page.getByText('3,100–3,900 people').waitFor();
    await next(page);
    await page.getByLabel('Bonus in one line').fill('A casino night');
    await page.getByRole('region', { name: 'As the user sees it' }).getByText('A casino night').waitFor();
    await page.getByLabel('What exactly').fill('Outside and inside.');
    await next(page);
    await page.getByText('Suggested: $16.00').waitFor();
    await page.getByLabel('Most per qualified lead').fill('2');
    await next(page);
    await page.getByText('A lead of this kind of business costs at least $3.00.').waitFor();
    await page.getByRole('button', { name: 'Bid this' }).click();
    await page.getByText('22–36 leads in four weeks').waitFor();
    await next(page);
    await page.getByLabel('Budget in all').fill('400');
    await page.getByText('Pays for at least 25 leads').waitFor();
    await next(page);
    await page.getByText('Everything is filled in').waitFor();
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await page.getByText('The site does not allow these words: casino.').waitFor();
    await page.getByRole('region', { name: '1 thing needs you' }).getByRole('link', { name: 'Offer' }).click();
    await page.getByLabel('Bonus in one line').fill('A free wash');
    await page.getByRole('link', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await page.getByText('Sent. It runs as soon as the site has approved it.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps what was typed over the back button and a reload', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/new' });
    await page.getByLabel('Name of the campaign').fill('Autumn');
    await page.getByRole('link', { name: 'Budget' }).click();
    await page.getByLabel('Budget in all').fill('250');
    await page.goBack();
    await heading(page, 'Who are you?');
    expect(await page.getByLabel('Name of the campaign').inputValue()).toBe('Autumn');
    await page.goForward();
    await page.reload();
    expect(await page.getByLabel('Budget in all').inputValue()).toBe('250');
    await close();
  });

  it('bids for a moment of the site’s own, is told where its business is not asked for, and may ask for every moment', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/new' });
    await page.getByRole('combobox', { name: 'Category' }).click();
    await page.getByRole('option', { name: 'Marina' }).click();
    await page.getByRole('link', { name: 'Moments' }).click();
    const boats = page.getByRole('group', { name: 'Boats' });
    await page.getByRole('checkbox', { name: 'Ashore for the winter your kind of business is not asked for here' }).waitFor();
    await boats.getByRole('checkbox', { name: 'Afloat' }).click();
    await page.getByRole('link', { name: 'Offer' }).click();
    await heading(page, 'What do they get?');
    expect(await page.getByText('because you posted your ad').count()).toBe(0);
    await page.getByRole('link', { name: 'Moments' }).click();
    await page.getByRole('checkbox', { name: /Every moment/ }).click();
    expect(await boats.count()).toBe(0);
    await close();
  });
});
