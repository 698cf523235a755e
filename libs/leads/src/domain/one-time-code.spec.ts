import { checkCode, issueCode, resendCode, type CodeState } from './one-time-code.js';

const KEY = Buffer.alloc(32, 7);
const SENT = new Date('2026-06-15T10:00:00Z');

function bytes(value: bigint): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(value);
  return buffer;
}

function after(seconds: number): Date {
  return new Date(SENT.getTime() + seconds * 1000);
}

const { code, state } = issueCode('lead-1', bytes(9_000_042_917n), KEY, SENT);

describe('the one-time code', () => {
  test('has six digits, leading zeros included, and is stored only as a keyed digest', () => {
    expect(code).toBe('042917');
    expect(JSON.stringify(state)).not.toContain(code);
    expect(state.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(issueCode('lead-2', bytes(42_917n), KEY, SENT).state.digest).not.toBe(state.digest);
  });

  test('is accepted as it is, and typed with a space or hyphen', () => {
    expect(['042917', ' 042 917', '042-917'].map((answer) => checkCode(state, answer, after(10), KEY).kind)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('is good for fifteen minutes', () => {
    expect(checkCode(state, code, after(899), KEY)).toEqual({ kind: 'accepted' });
    expect(checkCode(state, code, after(900), KEY)).toEqual({ kind: 'expired' });
  });

  test('may be answered wrong five times; then not even the right one opens', () => {
    let current: CodeState = state;
    const left: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const answer = checkCode(current, '111111', after(i), KEY);
      if (answer.kind === 'wrong') left.push(answer.left);
      current = { ...current, attempts: current.attempts + 1 };
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    expect(checkCode(current, code, after(6), KEY)).toEqual({ kind: 'locked' });
  });

  test('does not open another lead, nor under another key, and odd input is only wrong', () => {
    expect(checkCode({ ...state, leadId: 'lead-2' }, code, after(1), KEY).kind).toBe('wrong');
    expect(checkCode(state, code, after(1), Buffer.alloc(32, 8)).kind).toBe('wrong');
    for (const answer of ['', '42917', '0429170', '０４２９１７', 'abcdef', '\u0000']) expect(checkCode(state, answer, after(1), KEY).kind).toBe('wrong');
  });

  test('is sent again after a minute at the earliest, three times at most; the old one is worth nothing then', () => {
    expect(resendCode(state, bytes(5n), KEY, after(59))).toEqual({ kind: 'refused', reason: 'too-soon', retryAt: after(60) });
    let last: CodeState = { ...state, attempts: 5 };
    for (let i = 1; i <= 3; i += 1) {
      const again = resendCode(last, bytes(BigInt(i)), KEY, after(60 * i));
      if (again.kind !== 'issued') throw new Error(again.reason);
      expect(again.state).toMatchObject({ resends: i, attempts: 0, expiresAt: after(60 * i + 900) });
      expect(checkCode(again.state, again.code, after(60 * i + 1), KEY)).toEqual({ kind: 'accepted' });
      expect(checkCode(again.state, code, after(60 * i + 1), KEY).kind).toBe('wrong');
      last = again.state;
    }
    expect(resendCode(last, bytes(9n), KEY, after(600))).toEqual({ kind: 'refused', reason: 'too-many' });
  });

  test('refuses a short key and too little chance', () => {
    expect(() => issueCode('lead-1', bytes(1n), Buffer.alloc(16), SENT)).toThrow('32 bytes');
    expect(() => issueCode('lead-1', Buffer.alloc(4), KEY, SENT)).toThrow('8 random bytes');
  });
});
