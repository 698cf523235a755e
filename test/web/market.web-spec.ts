import { openVisitors, type Visitors } from './support/visit.js';

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

describe('moderation', () => {
  it('shows an offer as users will read it, in each language, with the words the site does not allow', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/market/moderation' });
    await page.getByRole('heading', { name: 'Химчистка салона −20 %' }).waitFor();
    expect(await page.locator('mark').allInnerTexts()).toEqual(['free']);
    await page.getByText('Say what the cleaning costs.').waitFor();
    await page.getByText(/^Regions: Минская область · Price from \D*5,000\.00 · .*: Mon, Sat 09:00–18:00 and 10:00–12:00$/).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('wants a note before it refuses, and goes on with what is left', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/market/moderation' });
    const cleaning = page.getByRole('region', { name: 'Cleaning before the sale' });
    await cleaning.getByRole('button', { name: 'Refuse' }).click();
    await cleaning.getByText('Say what shall change').waitFor();
    await cleaning.getByRole('textbox').fill('Nothing is free here');
    await cleaning.getByRole('button', { name: 'Refuse' }).click();
    await cleaning.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Tyres for the winter' }).getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Nothing waits for you').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the rules of the market', () => {
  it('are published with a reason, once every figure can be read', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/market' });
    const exploration = page.getByLabel('Tried by chance');
    await exploration.fill('150');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('A figure within its bounds, please').first().waitFor();
    await exploration.fill('10');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Say why in a few words').waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('We know too little of newcomers');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Version 3 is in force').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('tell of each version what it changed', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/market' });
    const second = page.getByRole('listitem').filter({ hasText: 'Version 2.' });
    await second.getByText('What changed').click();
    await second.getByText('Tried by chance').waitFor();
    expect(await second.locator('del').allInnerTexts()).toEqual(['2%']);
    expect(await second.locator('ins').allInnerTexts()).toEqual(['5%', 'Bank: $10.00', 'Sold, Car dealer, Minsk: $15.00']);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a campaign of a partner', () => {
  it('is stopped with a note its partner reads, and let go on', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/partners/partner-0' });
    await page.getByRole('link', { name: 'Interior cleaning before the sale' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Pause' }).click();
    await dialog.getByText('Say why in a few words').waitFor();
    await dialog.getByRole('textbox').fill('Users complain of the price');
    await dialog.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('The site paused it').waitFor();
    await page.getByText('Users complain of the price').waitFor();
    await page.getByRole('button', { name: 'Let it go on' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('what if', () => {
  it('holds the last days again under other rules, goes on when it is left, and publishes nothing', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/market/what-if' });
    await page.getByLabel('Tried by chance').fill('10');
    await page.getByRole('button', { name: 'Try on the past' }).click();
    await page.getByText('You can leave this page').waitFor();
    await page.getByRole('link', { name: 'Moderation' }).click();
    await page.getByRole('heading', { name: 'Moderation' }).waitFor();
    await page.getByRole('link', { name: 'What if' }).click();
    await page.getByText('Tried before').waitFor();
    await page.goBack();
    await page.goBack();
    const money = page.getByRole('region', { name: 'Expected money' });
    await money.getByText('$12,149.00').waitFor();
    await money.getByText('$11,284.50').waitFor();
    const tried = page.getByRole('region', { name: 'Rules that were tried' });
    expect([await tried.locator('del').allInnerTexts(), await tried.locator('ins').allInnerTexts()]).toEqual([['5%'], ['10%', 'Tyres']]);
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByText('Version 2.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('reservations', () => {
  it('show what was foretold beside what came, and can be narrowed to one standing', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/market/reservations' });
    await page.getByText('76%').waitFor();
    await page.getByText('44 of 96 moments').waitFor();
    await page.goto(`${page.url()}?state=released`);
    await page.getByText('The campaign stood still for a week').waitFor();
    expect(await page.getByText('44 of 96 moments').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a decision', () => {
  it('is held again when an operator asks, with every number and what set the price', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'operator', path: '/console/users/user-2?decision=decision-1' });
    await page.getByRole('button', { name: 'Hold it again' }).click();
    const again = page.getByRole('region', { name: 'Hold it again' });
    await again.getByText('the same to the bit').waitFor();
    await again.getByText('set by the next best (Bank Zubr)').waitFor();
    await again.getByText('of $500.00: $450.00 was left').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('says when its record is too old for that', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/users/user-2?decision=decision-2' });
    await page.getByRole('button', { name: 'Hold it again' }).click();
    await page.getByText('too old to be held again').waitFor();
    await close();
  });
});
