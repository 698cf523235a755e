import { offerState } from './offer-state.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const offer = (state: 'fresh' | 'claimed' | 'dismissed' | 'expired') => ({ state });
const lead = (status: 'verifying' | 'qualified' | 'rejected' | 'duplicate' | 'expired', verifiedAt: Date | null = null) => ({ status, verifiedAt });

describe('an offer, for its user,', () => {
  it('is fresh while it can be taken', () => {
    expect(offerState(offer('fresh'), null, true)).toBe('fresh');
    expect(offerState(offer('fresh'), null, false)).toBe('expired');
  });

  it('stays put away, also when it is over', () => {
    expect(offerState(offer('dismissed'), null, false)).toBe('dismissed');
  });

  it('is verified from the proof of the contact on, even before the verdict', () => {
    expect(offerState(offer('claimed'), lead('verifying'), false)).toBe('claimed');
    expect(offerState(offer('claimed'), lead('verifying', NOW), false)).toBe('verified');
    expect(offerState(offer('claimed'), lead('qualified', NOW), false)).toBe('verified');
  });

  it('was taken, whatever became of the lead; only a claim that ran out is over', () => {
    expect([offerState(offer('claimed'), lead('rejected', NOW), false), offerState(offer('claimed'), lead('duplicate', NOW), false)]).toEqual(['claimed', 'claimed']);
    expect(offerState(offer('claimed'), lead('expired'), false)).toBe('expired');
  });
});
