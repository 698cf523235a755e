import { offerState } from './offer-state.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const LATER = new Date('2026-03-02T09:00:01Z');
const offer = (state: 'fresh' | 'claimed' | 'dismissed' | 'expired', expiresAt = LATER) => ({ state, expiresAt });
const lead = (status: 'verifying' | 'qualified' | 'rejected' | 'duplicate' | 'expired', verifiedAt: Date | null = null) => ({ status, verifiedAt });

describe('an offer, for its user,', () => {
  it('is fresh until the very moment it expires', () => {
    expect(offerState(offer('fresh'), null, NOW)).toBe('fresh');
    expect(offerState(offer('fresh', NOW), null, NOW)).toBe('expired');
  });

  it('stays put away, also when it is over', () => {
    expect(offerState(offer('dismissed', NOW), null, NOW)).toBe('dismissed');
  });

  it('is verified from the proof of the contact on, even before the verdict', () => {
    expect(offerState(offer('claimed'), lead('verifying'), NOW)).toBe('claimed');
    expect(offerState(offer('claimed'), lead('verifying', NOW), NOW)).toBe('verified');
    expect(offerState(offer('claimed', NOW), lead('qualified', NOW), LATER)).toBe('verified');
  });

  it('was taken, whatever became of the lead; only a claim that ran out is over', () => {
    expect([offerState(offer('claimed'), lead('rejected', NOW), NOW), offerState(offer('claimed'), lead('duplicate', NOW), NOW)]).toEqual(['claimed', 'claimed']);
    expect(offerState(offer('claimed'), lead('expired'), NOW)).toBe('expired');
  });
});
