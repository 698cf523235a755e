import fc from 'fast-check';
import { NEW_LEAD, transition, type LeadAction, type LeadActionKind, type LeadActor, type LeadState } from './lead-state.js';

function act(kind: LeadActionKind, actor: LeadActor = 'system', reason = ''): LeadAction {
  return { kind, actor, reason };
}

function after(...actions: LeadAction[]): LeadState {
  return actions.reduce((state, action) => {
    const step = transition(state, action);
    if (step.kind === 'refused') throw new Error(`${action.kind}: ${step.reason}`);
    return step.state;
  }, NEW_LEAD);
}

const verifying = after(act('hold'), act('send-code'));
const qualified = after(act('hold'), act('send-code'), act('qualify'));

describe('a lead', () => {
  test('qualifies out of a hold and posts it in the same step', () => {
    expect(transition(verifying, act('qualify'))).toEqual({
      kind: 'moved',
      state: { status: 'qualified', billing: 'posted' },
      changes: [
        { facet: 'status', from: 'verifying', to: 'qualified', actor: 'system', reason: '' },
        { facet: 'billing', from: 'held', to: 'posted', actor: 'system', reason: '' },
      ],
    });
  });

  test('is not asked for a code before its price is held', () => {
    expect(transition(NEW_LEAD, act('send-code'))).toEqual({ kind: 'refused', reason: 'wrong-billing' });
  });

  test('that is rejected, a duplicate or expired frees what was held', () => {
    for (const ending of [act('reject', 'system', 'inside-area'), act('mark-duplicate', 'system', 'lead-1'), act('expire')])
      expect(transition(verifying, ending)).toMatchObject({ kind: 'moved', state: { billing: 'voided' } });
    expect(transition(NEW_LEAD, act('expire'))).toMatchObject({ state: { status: 'expired', billing: 'none' } });
  });

  test('is never rejected without a reason', () => {
    expect(transition(verifying, act('reject', 'system', '  '))).toEqual({ kind: 'refused', reason: 'reason-missing' });
  });

  test('that qualified does not expire', () => {
    expect(transition(qualified, act('expire'))).toEqual({ kind: 'refused', reason: 'wrong-status' });
  });

  test('goes to the partner, who accepts, contacts and wins or loses it', () => {
    const partner = (kind: LeadActionKind, reason = ''): LeadAction => act(kind, 'partner', reason);
    const path = [act('hold'), act('send-code'), act('qualify'), act('deliver'), partner('accept'), partner('contact')];
    expect(after(...path, partner('win')).status).toBe('won');
    expect(after(...path, partner('lose', 'chose another')).status).toBe('lost');
    expect(transition(after(...path), partner('give-up', 'no answer'))).toEqual({ kind: 'refused', reason: 'wrong-status' });
  });

  test('is not qualified, rejected or credited by the partner who pays for it', () => {
    expect(transition(verifying, act('qualify', 'partner'))).toEqual({ kind: 'refused', reason: 'wrong-actor' });
    expect(transition(verifying, act('reject', 'partner', 'no'))).toEqual({ kind: 'refused', reason: 'wrong-actor' });
    expect(transition(qualified, act('credit', 'partner', 'no'))).toEqual({ kind: 'refused', reason: 'wrong-actor' });
  });

  test('may be credited whatever became of it, and once', () => {
    const won = after(act('hold'), act('send-code'), act('qualify'), act('deliver'), act('win', 'partner'));
    const credited = transition(won, act('credit', 'operator', 'wrong number'));
    expect(credited).toMatchObject({ kind: 'moved', state: { status: 'won', billing: 'credited' } });
    expect(transition({ status: 'won', billing: 'credited' }, act('credit', 'operator', 'again'))).toEqual({ kind: 'refused', reason: 'already-done' });
  });

  test('that is erased frees its hold but keeps what was charged', () => {
    expect(transition(verifying, act('erase', 'user'))).toMatchObject({ state: { status: 'erased', billing: 'voided' } });
    expect(transition(qualified, act('erase', 'user'))).toMatchObject({ state: { status: 'erased', billing: 'posted' } });
  });

  test('keeps money and status in step whatever is tried on it, and a retry moves nothing', () => {
    const kinds: LeadActionKind[] = ['hold', 'send-code', 'qualify', 'reject', 'mark-duplicate', 'expire', 'deliver', 'accept', 'contact', 'win', 'lose', 'give-up', 'credit', 'erase'];
    const actions = fc.array(fc.record({ kind: fc.constantFrom(...kinds), actor: fc.constantFrom<LeadActor>('user', 'partner', 'operator', 'system'), reason: fc.constantFrom('', 'because') }), { maxLength: 40 });
    fc.assert(
      fc.property(actions, (sequence) => {
        let state = NEW_LEAD;
        for (const action of sequence) {
          const step = transition(state, action);
          if (step.kind === 'refused') continue;
          expect(step.changes.length).toBeGreaterThan(0);
          expect(transition(step.state, action).kind).toBe('refused');
          state = step.state;
          const charged = state.billing === 'posted' || state.billing === 'credited';
          if (['qualified', 'delivered', 'accepted', 'contacted', 'won', 'lost', 'unreachable'].includes(state.status)) expect(charged).toBe(true);
          if (['rejected', 'duplicate', 'expired'].includes(state.status)) expect(['none', 'voided']).toContain(state.billing);
          if (state.billing === 'held') expect(['submitted', 'verifying']).toContain(state.status);
        }
      }),
    );
  });
});
