import type { Browser, Page } from 'playwright-core';
import { DESK, launchChromium, PHONE } from './support/chromium.js';
import { type Account, RealWorld } from './support/real-world.js';
import { tabTo } from './support/tab-to.js';

const CAR = { assetId: 'audi', listingId: 'ad-1', brand: 'Audi', model: 'A6', year: 2018, price: 24_000, currency: 'USD', region: 'Minsk', mileageKm: 90_000 };
const CAMPAIGN = {
  name: 'Shine before the sale', category: 'detailing', stages: ['posted', 'renewed'], regions: ['Minsk'], brands: [], seasons: [], maxPriceMinor: '1000', totalBudgetMinor: '100000',
  offerTitle: 'A polish for half the price', offerText: 'Polish and wax before the photographs.', offerTerms: 'One car per code.', offerValidDays: 30,
};

/** One installation, begun by the command line, lived through by three people in real browsers. */
describe('with the product itself', () => {
  let world: RealWorld;
  let browser: Browser;
  let token: string;
  let writeKey: string;
  let driver: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [world, browser] = await Promise.all([RealWorld.begin(), launchChromium()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.end();
  });

  async function newPage(viewport = DESK): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
    return watched(await context.newPage());
  }

  function watched(page: Page): Page {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${String(error)}`));
    return page;
  }

  /** By the sign-in page, with the keyboard. */
  async function signIn(page: Page, { email, password }: Account, path: string): Promise<void> {
    await page.goto(world.url + path);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  }

  it('an installation begins with four commands', async () => {
    await world.command('site', 'add', '--slug', 'kolesa', '--name', 'Kolesa', '--currency', 'USD', '--timezone', 'Europe/Minsk', '--sandbox-from', '2026-03-02T09:00:00Z');
    await world.command('partner', 'add', '--name', 'Blesk', '--category', 'detailing');
    world.operator.password = await world.command('member', 'add', '--role', 'operator', '--email', world.operator.email, '--name', 'Olga');
    world.partner.password = await world.command('member', 'add', '--role', 'partner', '--partner', 'Blesk', '--email', world.partner.email, '--name', 'Pavel');
    writeKey = await world.command('key', 'add', '--kind', 'write', '--name', 'intake');
    const siteKey = await world.command('key', 'add', '--kind', 'site', '--name', 'widget');

    const { partners } = await world.ask<{ partners: { edges: { node: { id: string } }[] } }>(world.operator, '{ partners(first: 1) { edges { node { id } } } }', {});
    const partnerId = partners.edges[0]?.node.id;
    await world.ask(world.operator, 'mutation ($id: ID!) { topUpWallet(partnerId: $id, amountMinor: "50000", reference: "BY-1") { available { minor } } }', { id: partnerId });
    const made = await world.ask<{ createCampaign: { id: string } }>(world.partner, 'mutation ($input: CampaignInput!) { createCampaign(input: $input) { id } }', { input: CAMPAIGN });
    await world.ask(world.partner, 'mutation ($id: ID!) { setCampaignStatus(id: $id, status: review) { id } }', { id: made.createCampaign.id });
    await world.ask(world.operator, 'mutation ($id: ID!) { approveCampaign(id: $id, version: 2) { id } }', { id: made.createCampaign.id });

    const consents = [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 'site-1' }];
    const batch = [
      { type: 'identify', messageId: 'i-1', userId: 'anna', timestamp: '2026-03-02T08:59:00Z', traits: { email: 'anna@example.org', name: 'Anna', locale: 'en', timezone: 'Europe/Minsk', consents } },
      { type: 'track', event: 'Listing Posted', messageId: 'm-1', userId: 'anna', timestamp: '2026-03-02T09:00:00Z', properties: CAR },
    ];
    await world.post('/v1/batch', { batch }, { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` });
    token = (await world.post<{ token: string }>('/v1/user-tokens', { userId: 'anna' }, { authorization: `Bearer ${siteKey}` })).token;
    await world.until(async () => {
      const { offers } = (await (await fetch(`${world.url}/v1/offers`, { headers: { authorization: `Bearer ${token}` } })).json()) as { offers: unknown[] };
      return offers[0];
    }, 'the offer');
  }, 120_000);

  it('the widget shows the offer on a page of another origin, and leads to it signed in', async () => {
    const page = await newPage(PHONE);
    await page.goto(world.classifiedPage(token));
    await page.getByText('A polish for half the price').waitFor();
    await page.getByText('because you posted your ad').waitFor();
    const [opening] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: /Take it/ }).click()]);
    driver = watched(opening);
    await driver.getByText('Blesk gets my name, e-mail and phone').waitFor();
  });

  it('the driver reads why, claims with the keyboard alone, types the code from the letter and holds the bonus', async () => {
    await driver.getByRole('button', { name: 'Why me?' }).click();
    await driver.getByText('You posted an ad for your Audi A6 2018').waitFor();
    await tabTo(driver, /Ringroad/);
    await tabTo(driver, /I agree/);
    await driver.keyboard.press('Space');
    await tabTo(driver, /^Take the offer$/);
    await driver.keyboard.press('Enter');
    await driver.getByText('Enter the code').waitFor();
    const code = await world.until(
      () => world.mailbox.to('anna@example.org').flatMap((letter) => /^\s*(\d{6})\s*$/m.exec(letter.text ?? '')?.[1] ?? []).at(-1),
      'the letter with the code',
    );
    await driver.keyboard.type(code);
    await driver.getByText('It is yours').waitFor();
    await driver.getByText(/RR-\w{4}-\w{4}/).waitFor();
    await driver.getByAltText('QR code with your bonus code').waitFor();
  });

  it('the partner finds the contact, why it qualified and what it cost, in either language', async () => {
    const page = await newPage();
    await signIn(page, world.partner, '/partner/leads');
    await page.getByRole('link', { name: 'Anna' }).click();
    await page.getByText('anna@example.org').first().waitFor();
    await page.getByText('The user proved with a one-time code that the contact is theirs.').waitFor();
    await page.getByText('posted an ad: Audi A6 2018').waitFor();
    await page.getByText('RU', { exact: true }).click();
    await page.getByText('Пользователь подтвердил одноразовым кодом').waitFor();
    await page.getByText('размещено объявление: Audi A6 2018').waitFor();
    await page.getByRole('link', { name: 'Кампании' }).click();
    await page.getByText('< 100 → 1 → 1').waitFor();
    await page.getByRole('link', { name: 'Кошелёк' }).click();
    await page.getByText('497,00').first().waitFor();
  });

  it('the operator finds the user by car and region, reads the whole story and opens the decision', async () => {
    const page = await newPage();
    await signIn(page, world.operator, '/console/users');
    await page.getByRole('searchbox').fill('minsk a6');
    await page.waitForURL(/q=minsk/);
    await page.getByRole('link', { name: 'anna' }).click();
    for (const told of ['Posted an ad', 'The moment itself', 'Took an offer', 'Agreed to share the contact', 'Qualified', 'Charged']) await page.getByText(told, { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByText('Blesk won.').waitFor();
    await page.getByText('pays $3.00').waitFor();
    await page.getByText('Score = bid × quality × relevance').waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByText('$3').first().waitFor();
    expect(await page.innerText('main')).not.toMatch(/\b(undefined|null|NaN|[a-z]+\.[a-z]+-[a-z]+)\b/);
  });

  it('the operator begins a programme, is told its faults, tries it, puts it in force, and a rejected message right that it now knows', async () => {
    const order = { type: 'track', event: 'Order Completed', messageId: 'o-1', userId: 'anna', timestamp: '2026-03-02T09:00:00Z', properties: {} };
    const send = (batch: object[]) => world.post('/v1/batch', { batch }, { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` });
    await send([order, { ...order, event: 'Listing Sold', messageId: 's-1', properties: { assetId: 7, listingId: 'ad-9' } }]);
    const page = await newPage();
    await signIn(page, world.operator, '/console/rejected');
    for (const event of ['Order Completed', 'Listing Sold']) {
      const shown = async () => {
        try {
          await page.getByRole('link', { name: event }).first().waitFor({ timeout: 4_000 });
          return true;
        } catch {
          // It is written a moment after the answer: the page is asked again, and given the time to draw what it got.
          await page.reload();
          return undefined;
        }
      };
      await expect(world.until(shown, event)).resolves.toBe(true);
    }

    await page.goto(`${world.url}/console/programmes/new`);
    await page.getByText('33 templates').waitFor();
    await page.getByRole('button', { name: 'New from scratch' }).click();
    await page.getByLabel('Short name').fill('care');
    await page.getByRole('button', { name: 'Create draft' }).click();
    const field = page.getByRole('textbox', { name: 'The programme, YAML' });
    await page.getByText('No faults: it can be published').waitFor();
    const text = await field.inputValue();
    await field.fill(text.replace('to: active}', 'to: nowhere}'));
    await page.getByRole('button', { name: /transitions\[0\]\.to/ }).waitFor();
    await field.fill(`${text}# kept as it is\n`);
    await page.keyboard.press('Control+s');
    await page.getByText('Draft saved', { exact: true }).waitFor();
    await page.getByLabel('People', { exact: true }).fill('30');
    await page.getByRole('button', { name: 'Let them live' }).click();
    await page.getByRole('button', { name: 'Let them live again' }).waitFor();
    await page.getByText('You ordered for the first time').first().waitFor();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByText('Nobody is concerned now.').waitFor();
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.getByText('Version 1 is in force').waitFor();
    await page.getByText('Version 1 came into force').waitFor();

    await page.getByRole('link', { name: 'Rejected messages' }).click();
    await page.getByRole('checkbox', { name: 'Select Order Completed' }).click();
    await page.getByRole('button', { name: 'Send again as they are' }).click();
    await page.getByText('1 message stored').waitFor();
    await page.getByRole('link', { name: 'Listing Sold' }).click();
    const message = page.getByLabel('The message, JSON');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('alert').getByText('properties.assetId').waitFor();
    await message.fill((await message.inputValue()).replace('"assetId": 7', '"assetId": "audi-2"'));
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Everything the site sent was understood.').waitFor();
  }, 120_000);

  it('nothing complained on the way', () => expect(complaints).toEqual([]));
});
