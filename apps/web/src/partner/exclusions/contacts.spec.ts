import { ApiError } from '../../api/request.js';
import { contactsOf, portionsOf, sendContacts } from './contacts.js';

it('contacts are read from lines, lists and the files of spreadsheets', () => {
  expect(contactsOf('\ufeffa@example.by\r\n"b@example.by"; +375 29 611-04-18,,\n\n')).toEqual(['a@example.by', 'b@example.by', '+375 29 611-04-18']);
});

it('a long list is sent in portions that fit into a request, each contact once and in order', () => {
  const hashes = Array.from({ length: 5_000 }, (_, n) => String(n).padStart(64, '0'));
  const portions = portionsOf(hashes);
  expect(portions.flat()).toEqual(hashes);
  expect(Math.max(...portions.map((portion) => JSON.stringify(portion).length))).toBeLessThan(90_000);
  expect(portions.length).toBeLessThan(6);
  const short = Array.from({ length: 12_000 }, () => 'é@b');
  expect(Math.max(...portionsOf(short).map((portion) => portion.length))).toBeLessThanOrEqual(10_000);
  expect(portionsOf([])).toEqual([]);
});

it('a refusal names the contact it is about, also in a later portion', async () => {
  const contacts = [...Array.from({ length: 4_000 }, (_, n) => `${n}@${'x'.repeat(40)}.example`), 'Anna K.'];
  const counts: number[] = [];
  const send = async (portion: string[]) => {
    const line = portion.indexOf('Anna K.') + 1;
    if (line > 0) throw new ApiError('INVALID_INPUT', 'No.', { reason: 'not-a-contact', line });
  };
  await expect(sendContacts(contacts, send, (count) => counts.push(count))).rejects.toMatchObject({ details: { contact: 'Anna K.' } });
  expect(counts.length).toBeGreaterThan(0);
});
