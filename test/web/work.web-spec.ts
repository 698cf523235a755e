import { readFile } from 'node:fs/promises';
import { openVisitors, type Visitors } from './support/visit.js';

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

describe('signing in', () => {
  it('leads back to the page one wanted', async () => {
    const { page, close } = await visitors.visit({ path: '/partner/leads?status=qualified' });
    await page.getByText('Sign in to open that page').waitFor();
    await page.getByLabel('E-mail').fill('partner@example.by');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The e-mail or the password is not right').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.keyboard.press('Enter');
    await page.getByText('Ирина Ковалевская').waitFor();
    expect(page.url()).toContain('/partner/leads?status=qualified');
    await close();
  });

  it('asks for nothing at the front door but to sign in', async () => {
    const { page, close } = await visitors.visit({ path: '/' });
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('Sign in to open that page').count()).toBe(0);
    await close();
  });

  it('offers a link from the command line only where the demo runs', async () => {
    const demo = await visitors.visit({ path: '/sign-in' });
    await demo.page.getByText('npx ringroad login-link').waitFor();
    await demo.close();
    const { page, close } = await visitors.visit({ path: '/sign-in', state: 'production' });
    await page.getByText('Whoever invited you').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('npx ringroad').count()).toBe(0);
    await close();
  });

  it('sends each role to its own side', async () => {
    const { page, close } = await visitors.visit({ role: 'user', path: '/console/partners' });
    await page.getByText('Your offers').waitFor();
    expect(new URL(page.url()).pathname).toBe('/me');
    await close();
  });
});

describe('a list', () => {
  it('keeps search and filter in the address, so that a link shows the same', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/users?stage=sold' });
    await page.getByText('u-48287').waitFor();
    expect(await page.getByText('u-48213').count()).toBe(0);
    await page.getByRole('searchbox').fill('BMW');
    await page.waitForURL(/q=BMW/);
    await page.reload();
    expect(await page.getByRole('searchbox').inputValue()).toBe('BMW');
    await page.getByRole('searchbox').fill('no such car');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('u-48213').waitFor();
    await close();
  });

  it('turns pages forth and back, also after a reload', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/users' });
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('26–50 / 64').waitFor();
    await page.reload();
    await page.getByText('26–50 / 64').waitFor();
    await page.getByRole('button', { name: 'Previous page' }).click();
    await page.getByText('1–25 / 64').waitFor();
    await close();
  });

  it('exports all that is listed, not only what is seen', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/users' });
    await page.getByText('u-48213').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(65);
    expect(lines[1]).toContain('u-48213,posted');
    await close();
  });
});

describe('the operator', () => {
  it('goes anywhere by the keyboard', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console' });
    await page.getByText('Lifecycle map').waitFor();
    await page.keyboard.press('Control+k');
    // Letters typed before the field has the focus go nowhere.
    await page.waitForFunction(`document.activeElement?.tagName === 'INPUT'`);
    await page.keyboard.type('tyres');
    await page.getByRole('button', { name: 'Kolesnik Tyres' }).waitFor();
    // What was found for the first letters alone stands there a moment longer.
    await page.waitForFunction(`document.querySelectorAll('.mantine-Spotlight-action').length === 1`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/partners\/partner-3/);
    await close();
  });

  it('opens a decision and reads why each candidate lost', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/users/user-2' });
    await page.getByRole('button', { name: 'Explain' }).first().click();
    for (const text of ['Autohaus Minsk won.', 'pays $225.00', 'others scored higher', 'Car dealer $15.00 · Bank $10.00 · Detailing $3.00', 'below the reserve: it must reach $3.00']) await page.getByText(text).first().waitFor();
    await page.getByRole('button', { name: /stopped at a gate/ }).click();
    for (const text of ['no bid buys an unneeded offer', 'out of season']) await page.getByText(text).first().waitFor();
    await close();
  });

  it('advances the clock by a day and sees it arrive', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console' });
    await page.getByRole('button', { name: 'Advance' }).click();
    await page.getByRole('menuitem', { name: 'a day' }).click();
    await page.getByRole('progressbar', { name: 'Advance' }).waitFor();
    await page.getByText('The clock has arrived').waitFor();
    await page.getByText('15 Mar 2027').first().waitFor();
    await close();
  });

  it('books a bank transfer only with an amount and a reference', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/partners/partner-0' });
    await page.getByRole('button', { name: 'Book top-up' }).click();
    await page.getByText('Write an amount above zero').waitFor();
    await page.getByLabel('Amount, USD').fill('250,50');
    await page.getByLabel('Bank reference').fill('BY-1');
    await page.getByRole('button', { name: 'Book top-up' }).click();
    await page.getByText('$250.50 booked').waitFor();
    await close();
  });

  it('counts everybody on the road once, and on a new site sees what to do first', async () => {
    const { page, weather, close } = await visitors.visit({ role: 'operator', path: '/console' });
    await page.getByRole('region', { name: 'Lifecycle map' }).getByText('1,874').waitFor();
    await weather('empty');
    await page.reload();
    const steps = page.getByRole('region', { name: 'First steps' });
    await steps.getByText('npx ringroad partner add').waitFor();
    expect(await steps.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/Events arrive\s*, done/), expect.stringContaining('A partner joins'), expect.stringContaining('Its wallet is filled'), expect.stringContaining('It starts a campaign')]);
    expect(await page.getByText('Nobody stands in the stage').count()).toBe(0);
    await close();
  });

  it('keeps his menu on a page that is not there', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/nowhere' });
    await page.getByText('There is no such page').waitFor();
    await page.getByRole('link', { name: 'Users' }).click();
    await page.getByText('u-48213').waitFor();
    await close();
  });

  it('follows the lifecycle map to the users of a stage', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console' });
    await page.getByRole('region', { name: 'Lifecycle map' }).getByRole('link', { name: 'Bought' }).click();
    await page.waitForURL(/\/console\/users\?stage=bought/);
    await close();
  });
});

describe('the operator of a site with a programme of its own', () => {
  it('filters users by its moments and reads journeys, timeline and money under its names', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/users' });
    await page.getByRole('combobox', { name: 'Stage' }).click();
    await page.getByRole('option', { name: 'Boats: Afloat' }).click();
    await page.waitForURL(/stage=boats%2Fafloat/);
    await close();
    const user = await visitors.visit({ role: 'operator', path: '/console/users/user-2' });
    await user.page.getByText('A moment to write (Boats: Afloat)').waitFor();
    await user.page.getByText('Quiet Harbour · Marina').waitFor();
    await user.page.getByRole('listitem').filter({ hasText: /^Boats/ }).waitFor();
    await user.close();
    const today = await visitors.visit({ role: 'operator', path: '/console' });
    await today.page.getByRole('rowheader', { name: 'Boats: Afloat' }).waitFor();
    await today.page.getByRole('columnheader', { name: 'Marina' }).waitFor();
    await today.close();
  });
});

describe('the partner', () => {
  it('finds its campaigns and leads of the site’s own moments under the site’s names', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns' });
    await page.getByText('Marina · Boats: Afloat, Boats: laid up').waitFor();
    await page.getByText('Marina · every moment').waitFor();
    await close();
    const lead = await visitors.visit({ role: 'partner', path: '/partner/leads/lead-36' });
    await lead.page.getByText('Boats: Afloat').waitFor();
    expect(await lead.page.locator('dt', { hasText: 'Car' }).count()).toBe(0);
    await lead.close();
  });

  it('sees no contact before the lead qualifies', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/leads/lead-1' });
    await page.getByText('The contact is not yours yet').waitFor();
    expect(await page.getByRole('link', { name: 'Call' }).count()).toBe(0);
    await close();
  });
});

it('switches language and light, and remembers both', async () => {
  const { page, close } = await visitors.visit({ role: 'operator', path: '/console/partners' });
  await page.getByText('Kolesnik Tyres').waitFor();
  await page.getByText('RU', { exact: true }).click();
  await page.getByRole('heading', { name: 'Партнёры' }).waitFor();
  await page.getByRole('button', { name: 'Оформление' }).click();
  await page.getByRole('menuitem', { name: 'Тёмное' }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Партнёры' }).waitFor();
  expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
  await close();
});
