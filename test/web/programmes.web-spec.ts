import { PHONE } from './support/chromium.js';
import { faintTexts, openVisitors, overflow, type Visitors } from './support/visit.js';

let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors();
});
afterAll(() => visitors.close());

/** What is selected in the text. */
const SELECTED = `(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.querySelector('textarea'))`;
/** The ground and the tick of the box that is ticked. */
const TICKED = `((box) => [getComputedStyle(box).backgroundColor, getComputedStyle(box.parentElement.querySelector('svg')).color])(document.querySelector('input:checked[type=checkbox]'))`;
const open = (path: string, phone = false) => visitors.visit({ role: 'operator', path, phone });

describe('an operator’s programmes', () => {
  it('are listed with who stands where and what waits, and found by name', async () => {
    const { page, close } = await open('/console/programmes');
    await page.getByText('Ashore for the winter 211').waitFor();
    await page.getByText('1 waits').waitFor();
    await page.getByRole('searchbox').fill('boa');
    await page.waitForURL(/q=boa/);
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await page.getByRole('link', { name: 'Boats' }).click();
    await page.getByRole('heading', { name: 'Boats' }).waitFor();
    await close();
  });

  it('begin with a template, found by its row of practice, under a name that is free', async () => {
    const { page, close } = await open('/console/programmes/new');
    await page.getByRole('searchbox').fill('s20');
    await page.getByText('1 template').waitFor();
    await page.getByRole('button', { name: /Pharmacy/ }).click();
    await page.getByLabel('Short name').fill('boats');
    await page.getByText('You have a programme of this name already.').waitFor();
    await page.getByLabel('Short name').fill('Not a name');
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.getByText('Use a-z, 0-9, hyphens and dots').waitFor();
    await page.getByLabel('Short name').fill('harbour');
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.waitForURL(/programmes\/harbour\/versions\/1/);
    expect(await page.getByRole('textbox', { name: 'The programme, YAML' }).inputValue()).toContain('id: harbour\n');
    await close();
  });

  it('show their map, and what is claimed beside what the data say', async () => {
    const { page, close } = await open('/console/programmes/boats');
    const map = page.getByRole('list', { name: 'Map' });
    await map.getByText('Boat Laid Up').waitFor();
    await map.getByRole('link', { name: 'Afloat' }).waitFor();
    const claims = page.getByRole('region', { name: 'They say, your data say' });
    for (const told of ['60% or more', '48.8%', '43.9% to 53.7%', 'speaks against it', '41 events so far; it takes 100.']) await claims.getByText(told).waitFor();
    await page.getByRole('combobox', { name: 'Version shown' }).click();
    await page.getByRole('option', { name: 'Version 2 · draft' }).click();
    await map.getByText('In water', { exact: true }).waitFor();
    await close();
  });
});

describe('the editor of a draft', () => {
  const DRAFT = '/console/programmes/boats/versions/2';

  it('tells each fault beside its line and leads to it, and publishes nothing that has any', async () => {
    const { page, close } = await open(DRAFT);
    const field = page.getByRole('textbox', { name: 'The programme, YAML' });
    const text = await field.inputValue();
    await field.fill(text.replace('to: ashore}', 'to: aground}'));
    await page.getByText('2 faults').waitFor();
    const line = text.split('\n').findIndex((each) => each.includes('to: ashore}')) + 1;
    await page.getByRole('button', { name: new RegExp(`line ${line} transitions\\[0\\].to`) }).click();
    expect(await page.evaluate(SELECTED)).toContain('to: aground}');
    expect(await page.getByRole('button', { name: 'Publish…' }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+s');
    await page.getByText('Draft saved with 2 faults').waitFor();
    await close();
  });

  it('indents by the tab key, keeps the indentation of a line, and lets go after Escape', async () => {
    const { page, close } = await open(DRAFT);
    const field = page.getByRole('textbox', { name: 'The programme, YAML' });
    await field.fill('');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('b');
    expect(await field.inputValue()).toBe('  a:\n  b');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Shift+Tab');
    expect(await field.inputValue()).toBe('a:\nb');
    await page.keyboard.press('Control+z');
    expect(await field.inputValue()).toBe('  a:\n  b');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement?.tagName === 'TEXTAREA'`)).toBe(false);
    await close();
  });

  it('asks before what was typed is left, and not once it is saved', async () => {
    const { page, close } = await open(DRAFT);
    const field = page.getByRole('textbox', { name: 'The programme, YAML' });
    await field.fill(`${await field.inputValue()}# more\n`);
    await page.getByRole('link', { name: 'Partners' }).click();
    await page.getByText('Leave without saving?').waitFor();
    await page.getByRole('button', { name: 'Stay here' }).click();
    expect(page.url()).toContain(DRAFT);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Draft saved', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Partners' }).click();
    await page.waitForURL(/console\/partners/);
    await page.getByRole('link', { name: 'Programmes' }).click();
    await page.getByRole('link', { name: 'Boats' }).click();
    await page.getByRole('link', { name: 'Version 2' }).click();
    expect(await field.inputValue()).toMatch(/# more\n$/);
    await close();
  });

  it('overwrites nothing that somebody else saved meanwhile: both texts are shown, and one is chosen', async () => {
    const { page, close } = await open(DRAFT);
    const field = page.getByRole('textbox', { name: 'The programme, YAML' });
    await field.fill(`${await field.inputValue()}# a colleague is at it\n`);
    await page.keyboard.press('Control+s');
    await page.getByText('Saved. Nobody is contacted by a draft.').waitFor();
    await field.fill(`${await field.inputValue()}# mine\n`);
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Somebody else saved this draft meanwhile' });
    await dialog.getByText('# the colleague was here').waitFor();
    await dialog.getByText('# mine').waitFor();
    await dialog.getByRole('button', { name: 'Take theirs, drop mine' }).click();
    expect(await field.inputValue()).toContain('# the colleague was here');
    await page.getByText('Saved. Nobody is contacted by a draft.').waitFor();
    await close();
  });

  it('lets invented people live through it, and says that they are invented', async () => {
    const { page, close } = await open(DRAFT);
    const bench = page.getByRole('region', { name: 'Beside the text' });
    await bench.getByText('These people are invented').waitFor();
    await bench.getByLabel('People', { exact: true }).fill('60');
    await bench.getByLabel('Months').fill('12');
    await bench.getByRole('button', { name: 'Let them live' }).click();
    await bench.getByText('Journeys at the end of month 12; all to one scale.').waitFor();
    await bench.getByRole('button', { name: 'Let them live again' }).waitFor();
    expect(await bench.getByRole('table', { name: 'Contacts', exact: true }).innerText()).toMatch(/The season is coming to its end\s+120/);
    await bench.getByRole('button', { name: 'As a table' }).click();
    await bench.getByRole('rowheader', { name: '12' }).waitFor();
    await close();
  });

  it('shows what is new against the version in force, and leads to its line', async () => {
    const { page, close } = await open(DRAFT);
    await page.getByText('What is new').click();
    await page.getByText('"-P14D"').waitFor();
    await page.getByRole('button', { name: 'contactPoints[service.due].when.offset' }).click();
    expect(await page.evaluate(SELECTED)).toContain('id: service.due');
    await close();
  });
});

describe('putting a version in force', () => {
  it('asks what becomes of a stage that is gone, shows who moves where, and only then does it', async () => {
    const { page, complaints, close } = await open('/console/programmes/boats');
    await page.getByRole('button', { name: 'Publish…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Put version 2 in force' });
    await sheet.getByText('Nobody moves.').waitFor();
    await sheet.getByRole('checkbox', { name: 'Take journeys under way along' }).click();
    await sheet.getByText('Say what becomes of each stage').waitFor();
    expect(await sheet.getByRole('button', { name: 'Put in force' }).count()).toBe(0);
    await sheet.getByRole('combobox', { name: 'Afloat becomes' }).click();
    await page.getByRole('option', { name: 'In water' }).click();
    await sheet.getByText('2,410 users concerned; 1,000 of them, drawn evenly, were looked at.').waitFor();
    await sheet.getByText('Afloat (version 1) → In water (version 2)').waitFor();
    await sheet.getByText('By its hours, the engine is due for service').waitFor();
    expect(await faintTexts(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
    await sheet.getByRole('button', { name: 'Put in force' }).click();
    await page.getByText('Done. 2,410 users are being gone through again.').waitFor();
    await page.getByText('Version 2 is in force').waitFor();
    await page.getByText('Journeys of version 1 went over to version 2').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is taken back by the names that were, or stopped, each with its preview', async () => {
    const { page, close } = await open('/console/programmes/boats');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.getByText('Version 2 is in force').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Roll back the last release…' }).click();
    await page.getByText('Version 1 comes into force again. What was sent stays sent.').waitFor();
    await page.getByRole('button', { name: 'Roll back', exact: true }).click();
    await page.getByText('Version 1 is in force').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Stop the programme…' }).click();
    await page.getByText('Nobody enters any more. Journeys under way go on to their end.').waitFor();
    await page.getByRole('button', { name: 'Stop it' }).click();
    await page.getByText('No version is in force').waitFor();
    await close();
  });

  it('of a programme that never ran counts from now on, or for all that ever happened', async () => {
    const { page, close } = await open('/console/programmes/new');
    await page.getByRole('button', { name: /Dealer/ }).click();
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('radio', { name: /For all that ever happened/ }).click();
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.waitForURL(/programmes\/dealer\.ownership$/);
    await page.getByText('Version 1 is in force').waitFor();
    await close();
  });
});

describe('rejected messages', () => {
  it('are filtered and found by the address, and opened beside the list', async () => {
    const { page, close } = await open('/console/rejected?status=replayed');
    await page.getByRole('rowheader').first().waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing like that');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('1–25 / 29').waitFor();
    await page.getByRole('link', { name: 'Listing Posted' }).first().click();
    await page.waitForURL(/open=/);
    await page.reload();
    await page.getByLabel('The message, JSON').waitFor();
    await close();
  });

  it('are put right: what still does not fit says so in place, what fits is stored', async () => {
    const { page, close } = await open('/console/rejected');
    await page.getByRole('link', { name: 'Listing Posted' }).first().click();
    const field = page.getByLabel('The message, JSON');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('alert').getByText('must be a number').waitFor();
    await field.fill((await field.inputValue()).replace('"ask"', ''));
    await page.getByText('This is no JSON:').waitFor();
    expect(await page.getByRole('button', { name: 'Send again' }).isDisabled()).toBe(true);
    await field.fill((await field.inputValue()).replace('"price":', '"price": 24000'));
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Understood and stored').waitFor();
    await page.getByText('1–25 / 28').waitFor();
    await close();
  });

  it('are sent again or dismissed many at once', async () => {
    const { page, close } = await open('/console/rejected');
    await page.getByRole('button', { name: 'Select all waiting here' }).click();
    await page.getByText('25 selected').waitFor();
    await page.getByRole('button', { name: 'Send again as they are' }).click();
    await page.getByText(/\d stored, \d+ still refused/).waitFor();
    await page.getByRole('checkbox', { name: 'Select Car Bought' }).first().click();
    await page.getByText('1 selected').waitFor();
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await page.getByRole('dialog', { name: 'Dismiss 1 message?' }).getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('1 message dismissed').waitFor();
    await close();
  });

  it('can be ticked off at night, too: the tick is dark on what is pale', async () => {
    const { page, close } = await visitors.visit({ role: 'operator', path: '/console/rejected', scheme: 'dark' });
    const box = page.getByRole('checkbox', { name: 'Select Car Bought' }).first();
    await box.check();
    // Colours on their way to another state are not what anybody sees.
    await page.waitForTimeout(200);
    const colours = await page.evaluate<string[]>(TICKED);
    expect(colours).toEqual(['rgb(201, 212, 234)', 'rgb(20, 33, 58)']);
    await close();
  });
});
