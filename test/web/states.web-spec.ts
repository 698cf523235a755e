import { openVisitors, type Visit, type Visitors } from './support/visit.js';

const PAGES: readonly (Visit & { name: string; nothing: string; shows: string })[] = [
  { name: 'today', role: 'operator', path: '/console', nothing: 'Nobody is on the road yet', shows: 'Autohaus Minsk' },
  { name: 'users', role: 'operator', path: '/console/users', nothing: 'No user has come yet', shows: 'u-48213' },
  { name: 'one user', role: 'operator', path: '/console/users/user-2', nothing: 'Nothing has happened yet', shows: 'Posted an ad' },
  { name: 'programmes', role: 'operator', path: '/console/programmes', nothing: 'No programme yet', shows: 'Boats' },
  { name: 'templates', role: 'operator', path: '/console/programmes/new', nothing: 'No template is here', shows: 'Pharmacy: the pack runs out' },
  { name: 'rejected messages', role: 'operator', path: '/console/rejected', nothing: 'Everything the site sent was understood.', shows: 'Boat Launched' },
  { name: 'moderation', role: 'operator', path: '/console/market/moderation', nothing: 'Nothing waits for you', shows: 'Polesie Detailing' },
  { name: 'rules of the market', role: 'operator', path: '/console/market', nothing: 'nobody has changed them yet', shows: 'Banks pay more since the spring' },
  { name: 'partners', role: 'operator', path: '/console/partners', nothing: 'No partner has joined yet', shows: 'Kolesnik Tyres' },
  { name: 'what if', role: 'operator', path: '/console/market/what-if', nothing: 'Nothing was tried yet', shows: 'the last 90 days' },
  { name: 'reservations', role: 'operator', path: '/console/market/reservations', nothing: 'No partner has reserved yet', shows: 'Bank Zubr' },
  { name: 'a campaign of a partner', role: 'operator', path: '/console/partners/partner-0/campaigns/campaign-1', nothing: 'Nobody has changed anything', shows: 'Autumn prices' },
  { name: 'partner home', role: 'partner', path: '/partner', nothing: 'No driver has chosen you yet', shows: 'Андрей' },
  { name: 'campaigns', role: 'partner', path: '/partner/campaigns', nothing: 'No campaign yet', shows: 'Polish for the new car' },
  { name: 'one campaign', role: 'partner', path: '/partner/campaigns/campaign-1', nothing: 'Fewer than 100 moments so far', shows: 'the next offer: it took just this' },
  { name: 'a campaign’s bid', role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=bid', nothing: 'Not enough data yet', shows: 'From about 4,200 auctions' },
  { name: 'moments ahead', role: 'partner', path: '/partner/forward', nothing: 'You have reserved nothing', shows: 'Far fewer moments came than predicted' },
  { name: 'limits over all campaigns', role: 'partner', path: '/partner/limits', nothing: 'There is no limit over all campaigns', shows: 'The site allows' },
  { name: 'people not to reach', role: 'partner', path: '/partner/exclusions', nothing: 'No lists yet', shows: 'Our own clients' },
  { name: 'leads', role: 'partner', path: '/partner/leads', nothing: 'No driver has chosen you yet', shows: 'Ирина Ковалевская' },
  { name: 'wallet', role: 'partner', path: '/partner/wallet', nothing: 'No money has moved yet', shows: 'BY-2027-00418' },
  { name: 'inbox', role: 'user', path: '/me', nothing: 'Nothing for you right now', shows: 'Bank Zubr' },
];

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

describe.each(PAGES)('$name', (wish) => {
  it('says what to do when there is nothing yet', async () => {
    const { page, complaints, close } = await visitors.visit({ ...wish, state: 'empty' });
    await page.getByText(wish.nothing).first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('says what happened when the server fails, and recovers by one click', async () => {
    const { page, weather, close } = await visitors.visit({ ...wish, state: 'error' });
    await page.getByText('The service is catching its breath').first().waitFor();
    await weather('');
    // A page of two lists fails twice; each part recovers by its own button.
    const retry = page.getByRole('button', { name: 'Try again' });
    for (let left = await retry.count(); left > 0; left = await retry.count()) {
      await retry.first().click();
      await page.waitForFunction(`document.querySelectorAll('[data-state=error]').length < ${left}`);
    }
    await page.getByText(wish.shows).first().waitFor();
    await close();
  });
});

it('shows where the rows will be while they are on their way', async () => {
  const { page, close } = await visitors.visit({ role: 'operator', path: '/console/users', state: 'slow' });
  await page.waitForSelector('[data-state=loading]');
  await page.getByText('u-48213').waitFor();
  expect(await page.locator('[data-state=loading]').count()).toBe(0);
  await close();
});

it('shows how far the demo world has loaded, and works meanwhile', async () => {
  const { page, close } = await visitors.visit({ role: 'operator', path: '/console', state: 'loading-world' });
  await page.getByText('The demo world is loading: 42%').waitFor();
  await page.getByText('Autohaus Minsk').first().waitFor();
  await close();
});

it('tells what is missing instead of a blank page', async () => {
  const { page, close } = await visitors.visit({ role: 'operator', path: '/console/partners/nobody' });
  await page.getByText('Nothing lives at this address').waitFor();
  await close();
});
