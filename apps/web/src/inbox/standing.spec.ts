import { groupOf } from './standing.js';

const NOW = '2027-03-14T09:00:00Z';
const open = { expiresAt: '2027-03-20T09:00:00Z', claim: null };
const claim = { leadId: 'l', status: 'qualified', maskedEmail: null, codeExpiresAt: null, attemptsLeft: null, bonusCode: 'RR-1' } as const;

describe('the place of an offer in the inbox', () => {
  it('is among one’s own while the bonus lasts, and among the earlier ones when its days are over', () => {
    expect(groupOf({ ...open, state: 'verified', claim }, NOW)).toBe('taken');
    expect(groupOf({ ...open, state: 'verified', claim, expiresAt: NOW }, NOW)).toBe('earlier');
  });

  it('is history when the claim came to nothing', () => {
    expect(groupOf({ ...open, state: 'claimed', claim: { ...claim, status: 'rejected' } }, NOW)).toBe('earlier');
  });

  it('is now while it can be taken or waits for its code', () => {
    expect(groupOf({ ...open, state: 'fresh' }, NOW)).toBe('now');
    expect(groupOf({ ...open, state: 'claimed', claim: { ...claim, status: 'verifying' } }, NOW)).toBe('now');
  });
});
