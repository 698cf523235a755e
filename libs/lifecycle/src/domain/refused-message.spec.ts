import { refusedMessage, withSentAt } from './refused-message.js';

const problem = { path: 'event', reason: 'must be one of: A, B' };

it('a refused message is kept as it came, under the name it bears', () => {
  const message = { type: 'track', event: 'Order Completed', userId: 'anna' };
  expect(refusedMessage(message, problem)).toEqual({ text: JSON.stringify(message), name: 'Order Completed', ...problem });
  expect(refusedMessage({ type: 'page' }, problem)?.name).toBe('page');
  for (const nameless of ['text', null, 7, [], {}, { event: {} }]) expect(refusedMessage(nameless, problem)?.name).toBe('');
});

it('what a stranger wrote is cut, and holds no sign that a column or a terminal chokes on', () => {
  const told = refusedMessage({ event: `A\u0000\u001b[2J\ud83d${'x'.repeat(1_000)}` }, { path: 'p'.repeat(1_000), reason: 'r'.repeat(1_000) });
  expect(told?.name).toMatch(/^A\ufffd\ufffd\[2J\ufffdx+$/);
  expect([told?.name.length, told?.path.length, told?.reason.length]).toEqual([100, 100, 500]);
});

it('what cannot be written again is not kept', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(refusedMessage({ event: deep }, problem)).toBeNull();
  expect(refusedMessage(undefined, problem)).toBeNull();
});

it('the time of sending of its batch goes with it', () => {
  expect(withSentAt('{"a":1}', '2026-03-10T12:00:00Z')).toBe('{"a":1,"sentAt":"2026-03-10T12:00:00Z"}');
  for (const [text, sentAt] of [['{}', 'x'], ['[1]', 'x'], ['null', 'x'], ['{"a":1}', undefined], ['{"a":1}', null]] as const) expect(withSentAt(text, sentAt)).toBe(text);
});
