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
    await page.getByRole('button', { name: 'Make a list' }).click();
    await page.getByLabel('Name of the list').fill('Friends');
    await page.getByLabel('Contacts', { exact: true }).fill('a@example.by, +375 29 611 04 18');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('checkbox', { name: 'Friends (about 2 contacts)' }).isChecked()).toBe(true);
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

describe('a campaign', () => {
  it('tells what became of its moments, and leads from a loss to the step that mends it', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/campaign-1' });
    await page.getByText('lasts until 14 Apr 2027').waitFor();
    await page.getByText('the next offer: it took just this to stand above it').waitFor();
    await page.getByRole('region', { name: 'What users read' }).getByText('25 % off a full interior clean').waitFor();
    await page.getByLabel('Add codes').fill('AB-1, AB-2');
    await page.getByRole('button', { name: 'Add 2 codes' }).click();
    await page.getByText('40 free').waitFor();
    await page.getByRole('link', { name: 'Raise the daily budget' }).click();
    await heading(page, 'How much in all?');
    expect(await page.getByLabel('Budget per day').inputValue()).toBe('200.00');
    await page.getByLabel('Budget per day').fill('300');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Campaign saved').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('cannot be started again by its partner where the site paused it, and asks before it ends', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/campaign-2' });
    await page.getByText('The site paused this campaign').waitFor();
    await page.getByRole('alert').filter({ hasText: 'The site paused this campaign' }).getByText('Say until when the half price holds.').waitFor();
    expect(await page.getByRole('button', { name: 'Resume' }).count()).toBe(0);
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
    await page.getByText('Ended', { exact: true }).first().waitFor();
    await close();
  });
});

describe('what only the server knows', () => {
  it('is said in Russian to who reads Russian, and where', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=offer', language: 'ru' });
    await page.getByLabel('Бонус одной строкой').fill('Вечер в casino');
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByRole('region', { name: '1 поле ждёт вас' }).getByText('Сайт не допускает этих слов: casino.').waitFor();
    await close();
  });
});

describe('a change that is not saved', () => {
  const budget = (page: Page) => page.getByLabel('Budget per day');

  it('outlives a reload and a look at another page, which is asked about first, and can be let go of', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=budget' });
    await budget(page).click();
    await budget(page).fill('300');
    await page.getByRole('link', { name: 'Review' }).click();
    await page.getByRole('link', { name: 'Change : Budget' }).click();
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await page.getByText('They are from before you left or reloaded this page.').waitFor();
    expect([asked, await budget(page).inputValue()]).toEqual([['beforeunload'], '300']);
    await page.getByRole('link', { name: 'Leads', exact: true }).click();
    await page.getByRole('dialog').getByText('This tab keeps them until you come back.').waitFor();
    await page.getByRole('button', { name: 'Stay here' }).click();
    expect(await budget(page).inputValue()).toBe('300');
    await page.getByRole('link', { name: 'Leads', exact: true }).click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await heading(page, 'Leads');
    await page.goBack();
    expect(await budget(page).inputValue()).toBe('300');
    await page.getByRole('button', { name: 'Discard them' }).click();
    expect(await budget(page).inputValue()).toBe('200.00');
    await page.getByRole('link', { name: 'Leads', exact: true }).click();
    await heading(page, 'Leads');
    expect(complaints).toEqual([]);
    await close();
  });

  it('is forgotten once it is saved, and where an older form wrote it', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/campaigns/campaign-1/edit?step=budget' });
    await budget(page).fill('300');
    const key = await page.evaluate<string>("Object.keys(sessionStorage).find((key) => key.endsWith('campaign-1'))");
    await page.evaluate(`sessionStorage.setItem(${JSON.stringify(key)}, sessionStorage.getItem(${JSON.stringify(key)}).replace('"shape":1', '"shape":0'))`);
    await page.reload();
    expect(await budget(page).inputValue()).toBe('200.00');
    await budget(page).fill('300');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Campaign saved').waitFor();
    expect(await page.evaluate(`sessionStorage.getItem(${JSON.stringify(key)})`)).toBeNull();
    await close();
  });
});

describe('moments ahead', () => {
  it('are reserved for a campaign and given back', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'partner', path: '/partner/forward' });
    await page.getByRole('button', { name: 'Reserve: Posted' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('About 190 moments, $21.00 for each qualified lead.').waitFor();
    await dialog.getByRole('button', { name: 'Reserve' }).click();
    await page.getByRole('button', { name: 'Give back' }).click();
    await page.getByText('Given back').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('limits over all campaigns', () => {
  it('are told apart from those of the site, and saved once they can be read', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'partner', path: '/partner/limits' });
    await page.getByText('The site allows $5,000.00').waitFor();
    await page.getByRole('textbox', { name: 'Money in a month' }).fill('100');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It cannot be more than the month has.').waitFor();
    await page.getByRole('textbox', { name: 'Money in a month' }).fill('4000');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Limits saved').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('people not to reach', () => {
  it('are added from a file, taken out, replaced at once and called otherwise', async () => {
    const { page, complaints, close } = await visitors.visit({ role: 'partner', path: '/partner/exclusions' });
    const dialog = page.getByRole('dialog');
    const size = (list: string, count: string) => page.getByRole('row', { name: new RegExp(`^${list} ${count} `) }).waitFor();
    await page.getByRole('button', { name: 'Make a list' }).click();
    await dialog.getByLabel('Name of the list').fill('Friends');
    await dialog.getByLabel('Or a file of them').waitFor();
    await dialog.locator('input[type=file]').setInputFiles({ name: 'friends.csv', mimeType: 'text/csv', buffer: Buffer.from('"a@example.by"\r\n"b@example.by"\r\n') });
    await dialog.getByText('2 contacts').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await size('Friends', '2');
    await page.getByRole('button', { name: 'Add contacts: Friends' }).click();
    const many = Array.from({ length: 4_000 }, (_, n) => `user-${n}@example.by`).join('\n');
    await dialog.locator('input[type=file]').setInputFiles({ name: 'more.txt', mimeType: 'text/plain', buffer: Buffer.from(many) });
    await dialog.getByRole('button', { name: 'Add' }).click();
    await size('Friends', '4,002');
    await page.getByRole('button', { name: 'Take contacts out: Friends' }).click();
    await dialog.getByLabel('Contacts', { exact: true }).fill('a@example.by; b@example.by');
    await dialog.getByRole('button', { name: 'Take out' }).click();
    await size('Friends', '4,000');
    await page.getByRole('button', { name: 'Replace all contacts: Friends' }).click();
    await dialog.getByLabel('Contacts', { exact: true }).fill('c@example.by');
    await dialog.getByRole('button', { name: 'Replace' }).click();
    await size('Friends', '1');
    await page.getByRole('button', { name: 'Rename: Friends' }).click();
    await dialog.getByLabel('Name of the list').fill('Neighbours');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Delete the list: Neighbours' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('List deleted').waitFor();
    expect(await page.getByText('Neighbours').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('stay while a campaign needs them, and a line that is no contact is named: in Russian too', async () => {
    const { page, close } = await visitors.visit({ role: 'partner', path: '/partner/exclusions', language: 'ru' });
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Удалить список: Our own clients' }).click();
    await dialog.getByRole('button', { name: 'Удалить' }).click();
    await page.getByText('Список нужен кампаниям: Polish for the new car. Сначала уберите его из них.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Заменить все контакты: Our own clients' }).click();
    await dialog.getByLabel('Контакты', { exact: true }).fill('c@example.by\nnobody');
    await dialog.getByRole('button', { name: 'Заменить' }).click();
    await page.getByText('«nobody» — не адрес почты').waitFor();
    await dialog.getByRole('button', { name: 'Отмена' }).click();
    // What was gathered for the replacement is not left lying about.
    expect(await page.locator('tbody tr').count()).toBe(1);
    await close();
  });
});
