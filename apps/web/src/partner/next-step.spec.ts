import type { CampaignRowFragment } from '../api/operations.js';
import { nextStep } from './next-step.js';

const money = { minor: '1000', currency: 'USD' };
const budget = { limit: money, posted: money, pending: money, available: money };
const running: CampaignRowFragment = {
  id: 'c1',
  name: 'Interior cleaning',
  status: 'active',
  category: 'detailing',
  stages: ['posted'],
  shown30: 0,
  claimed30: 0,
  qualified30: 0,
  maxPrice: money,
  averagePrice30: null,
  totalBudget: budget,
  dailyBudget: null,
  lossShares: [],
};
const fine = { campaigns: [running], available: 10_000n, daysLeft: 30, leads: 0 };

describe('the next step of a partner', () => {
  it('is the first campaign for who has none', () => {
    expect(nextStep({ ...fine, campaigns: [] })?.kind).toBe('no-campaign');
  });

  it('is money before anything else once the wallet is empty', () => {
    expect(nextStep({ ...fine, available: 0n, leads: 3 })?.kind).toBe('no-money');
    expect(nextStep({ ...fine, daysLeft: 2 })?.kind).toBe('low-money');
  });

  it('names the greatest loss that can be mended and no other', () => {
    const lossShares = [
      { reason: 'CONTROL_GROUP', share: 0.6, action: 'none' },
      { reason: 'OUTRANKED', share: 0.3, action: 'raise' },
      { reason: 'REGION', share: 0.1, action: 'widen' },
    ];
    expect(nextStep({ ...fine, campaigns: [{ ...running, lossShares }] })).toMatchObject({ kind: 'loss', loss: { reason: 'OUTRANKED' } });
  });

  it('is a call when all runs well and leads came, and nothing when none did', () => {
    expect(nextStep({ ...fine, leads: 2 })?.kind).toBe('leads');
    expect(nextStep(fine)).toBeNull();
  });
});
