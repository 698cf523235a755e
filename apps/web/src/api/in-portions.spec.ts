import { portionsOf, sendInPortions } from './in-portions.js';
import { ApiError } from './request.js';

it('a long list is sent in portions that fit into a request, each text once and in order', () => {
  const hashes = Array.from({ length: 5_000 }, (_, n) => String(n).padStart(64, '0'));
  const portions = portionsOf(hashes);
  expect(portions.flat()).toEqual(hashes);
  expect(Math.max(...portions.map((portion) => JSON.stringify(portion).length))).toBeLessThan(90_000);
  expect(portions.length).toBeLessThan(6);
  const short = Array.from({ length: 12_000 }, () => 'é@b');
  expect(Math.max(...portionsOf(short).map((portion) => portion.length))).toBeLessThanOrEqual(10_000);
  expect(portionsOf([])).toEqual([]);
});

it('tells what each portion was answered and how much is sent', async () => {
  const codes = Array.from({ length: 12_000 }, (_, n) => `C${n}`);
  const counts: number[] = [];
  const answers = await sendInPortions(codes, async (portion) => portion.length, (count) => counts.push(count));
  expect(answers.length).toBeGreaterThan(1);
  expect(answers.reduce((sum, count) => sum + count, 0)).toBe(12_000);
  expect(counts.at(-1)).toBe(12_000);
});

it('a refusal names the text it is about and its line, also in a later portion', async () => {
  const contacts = [...Array.from({ length: 4_000 }, (_, n) => `${n}@${'x'.repeat(40)}.example`), 'Anna K.'];
  const counts: number[] = [];
  const send = async (portion: string[]) => {
    const line = portion.indexOf('Anna K.') + 1;
    if (line > 0) throw new ApiError('INVALID_INPUT', 'No.', { reason: 'not-a-contact', line });
  };
  await expect(sendInPortions(contacts, send, (count) => counts.push(count))).rejects.toMatchObject({ details: { line: 4_001, text: 'Anna K.' } });
  expect(counts.length).toBeGreaterThan(0);
});
