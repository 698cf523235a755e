import { CONTRACT_RULES } from './contract-rules.js';
import { defaultContract, judge, leadContract } from './lead-contract.js';
import type { LeadEvidence, OtherLead } from './lead-evidence.js';
import type { LeadStatus } from './lead-state.js';

const CLAIMED = new Date('2026-06-15T10:00:00Z');

function later(hours: number): Date {
  return new Date(CLAIMED.getTime() + hours * 3_600_000);
}

function lead(changes: Partial<LeadEvidence> = {}): LeadEvidence {
  return {
    leadId: 'lead-2', userId: 'anna', partnerId: 'insurer-1', category: 'insurer', claimedAt: CLAIMED, at: later(0.1), contactIndex: 'idx-anna',
    verification: { at: later(0.1), contactIndex: 'idx-anna' },
    receipt: { action: 'granted', partnerId: 'insurer-1', textVersion: 'claim-3' },
    shownTextVersion: 'claim-3', region: 'Minsk', campaignRegions: [], suppressed: false, others: [],
    ...changes,
  };
}

function earlier(days: number, changes: Partial<OtherLead> = {}): OtherLead {
  return { leadId: 'lead-1', userId: 'anna', contactIndex: 'idx-anna', partnerId: 'insurer-1', category: 'insurer', claimedAt: later(-24 * days), status: 'delivered', ...changes };
}

function verdict(changes: Partial<LeadEvidence>): readonly [string, string | null] {
  const { outcome, failed } = judge(defaultContract('insurer'), lead(changes));
  return [outcome, failed];
}

describe('the lead contract', () => {
  test('qualifies a proved contact with consent, in the area, new to the partner, and keeps what each rule saw', () => {
    const judged = judge(defaultContract('insurer'), lead());
    expect(judged).toMatchObject({ outcome: 'qualified', failed: null, contractVersion: 1 });
    expect(judged.rules.map(({ code, passed }) => [code, passed])).toEqual(CONTRACT_RULES.map(({ code }) => [code, true]));
    expect(judged.rules[2]?.evidence).toEqual({ action: 'granted', names: 'insurer-1', textVersion: 'claim-3', shownTextVersion: 'claim-3' });
  });

  test('rejects a contact nobody proved, or another one than was claimed with', () => {
    expect(verdict({ verification: null })).toEqual(['rejected', 'verified-contact']);
    expect(verdict({ verification: { at: later(1), contactIndex: 'idx-other' } })).toEqual(['rejected', 'verified-contact']);
  });

  test('lets a claim expire after 72 hours, by the moment of the proof and not of the judging', () => {
    expect(verdict({ verification: null, at: later(72.001) })).toEqual(['expired', 'not-expired']);
    expect(verdict({ verification: { at: later(72.001), contactIndex: 'idx-anna' }, at: later(73) })).toEqual(['expired', 'not-expired']);
    expect(verdict({ verification: { at: later(72), contactIndex: 'idx-anna' }, at: later(200) })).toEqual(['qualified', null]);
  });

  test('asks for a receipt that stands, names this partner and carries the text that was shown', () => {
    expect(verdict({ receipt: null })).toEqual(['rejected', 'consent-receipt']);
    expect(verdict({ receipt: { action: 'granted', partnerId: 'insurer-2', textVersion: 'claim-3' } })).toEqual(['rejected', 'consent-receipt']);
    expect(verdict({ receipt: { action: 'granted', partnerId: null, textVersion: 'claim-3' } })).toEqual(['rejected', 'consent-receipt']);
    expect(verdict({ receipt: { action: 'granted', partnerId: 'insurer-1', textVersion: 'claim-2' } })).toEqual(['rejected', 'consent-receipt']);
    expect(verdict({ receipt: { action: 'withdrawn', partnerId: 'insurer-1', textVersion: 'claim-3' } })).toEqual(['rejected', 'consent-receipt']);
  });

  test("rejects a user outside the campaign's regions, or of unknown region; a campaign without regions takes all", () => {
    expect(verdict({ campaignRegions: ['Brest'] })).toEqual(['rejected', 'inside-area']);
    expect(verdict({ campaignRegions: ['Brest'], region: null })).toEqual(['rejected', 'inside-area']);
    expect(verdict({ campaignRegions: ['Brest', 'Minsk'] })).toEqual(['qualified', null]);
    expect(verdict({ campaignRegions: [], region: null })).toEqual(['qualified', null]);
  });

  test('rejects a suppressed contact', () => {
    expect(verdict({ suppressed: true })).toEqual(['rejected', 'not-suppressed']);
  });

  test('finds several faults and names the first, but shows all', () => {
    const judged = judge(defaultContract('insurer'), lead({ suppressed: true, others: [earlier(1)], campaignRegions: ['Brest'] }));
    expect(judged.failed).toBe('inside-area');
    expect(judged.rules.filter(({ passed }) => !passed).map(({ code }) => code)).toEqual(['inside-area', 'not-suppressed', 'not-duplicate']);
  });
});

describe('a second lead of the same person to the same partner within 30 days is a duplicate and free', () => {
  test('and says of which lead', () => {
    const judged = judge(defaultContract('insurer'), lead({ others: [earlier(29)] }));
    expect(judged).toMatchObject({ outcome: 'duplicate', failed: 'not-duplicate' });
    expect(judged.rules.at(-1)?.evidence).toEqual({ duplicateOf: 'lead-1', by: 'user', days: 30 });
  });

  test('also when the person signs up as somebody else with the same contact', () => {
    const judged = judge(defaultContract('insurer'), lead({ others: [earlier(3, { userId: 'anna-2' })] }));
    expect(judged.rules.at(-1)?.evidence).toMatchObject({ duplicateOf: 'lead-1', by: 'contact' });
    expect(verdict({ others: [earlier(3, { contactIndex: 'idx-new' })] })).toEqual(['duplicate', 'not-duplicate']);
    expect(verdict({ others: [earlier(3, { userId: 'bob', contactIndex: 'idx-bob' })] })).toEqual(['qualified', null]);
  });

  test('but not after 30 days, not to another partner, not in another category', () => {
    expect(verdict({ others: [earlier(30)] })).toEqual(['qualified', null]);
    expect(verdict({ others: [earlier(1, { partnerId: 'insurer-2' })] })).toEqual(['qualified', null]);
    expect(verdict({ others: [earlier(1, { category: 'bank' })] })).toEqual(['qualified', null]);
  });

  test('unless the first never reached the partner', () => {
    const statuses: LeadStatus[] = ['submitted', 'verifying', 'rejected', 'duplicate', 'expired'];
    for (const status of statuses) expect(verdict({ others: [earlier(1, { status })] })).toEqual(['qualified', null]);
  });

  test('so of two open claims the first to be proved is the lead, even if it was claimed second', () => {
    expect(verdict({ others: [earlier(-1, { status: 'qualified' })] })).toEqual(['duplicate', 'not-duplicate']);
  });

  test('and a lead is no duplicate of itself when it is judged again', () => {
    expect(verdict({ others: [earlier(0, { leadId: 'lead-2', status: 'qualified' })] })).toEqual(['qualified', null]);
  });
});

describe('a contract version', () => {
  test('may stretch the days and hours for one category', () => {
    const contract = leadContract('insurer', 4, { 'not-duplicate': { days: 60 } });
    expect(judge(contract, lead({ others: [earlier(59)] }))).toMatchObject({ outcome: 'duplicate', contractVersion: 4 });
    expect(contract.rules.find(({ code }) => code === 'not-expired')?.args).toEqual({ hours: 72 });
  });

  test('judges the same evidence the same way years later, also after it went through JSON', () => {
    const contract = leadContract('insurer', 2, {});
    const evidence = lead({ others: [earlier(2)], campaignRegions: ['Brest'] });
    expect(judge(JSON.parse(JSON.stringify(contract)), evidence)).toEqual(judge(contract, evidence));
  });

  test('cannot ask for what does not exist, nor judge another category', () => {
    expect(() => leadContract('insurer', 1, { 'likes-cats': {} })).toThrow('no contract rule');
    expect(() => leadContract('insurer', 1, { 'not-expired': { days: 1 } })).toThrow('no setting days');
    expect(() => leadContract('insurer', 1, { 'not-expired': { hours: 0 } })).toThrow('from 1 to 720');
    expect(() => judge(defaultContract('bank'), lead())).toThrow('its own category');
  });
});
