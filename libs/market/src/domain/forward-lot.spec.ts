import fc from 'fast-check';
import { sampleCampaign, sampleMoment, sampleState } from '../../../../test/support/sample-market.js';
import { decide } from './auction.js';
import { DEFAULT_TERMS } from './decision.js';
import { examineAll, marketCampaign, type MarketCampaign } from './examination.js';
import { drawReservations, owedBy, type StandingReservation } from './forward-lot.js';
import { SHARE_STEP_PPM } from './forward-share.js';

const MOMENTS = 20_000;
const needs = (['detailing', 'insurer'] as const).map((category) => ({ category, weightPpm: 900_000, seasonPpm: 1_000_000 }));
const moment = sampleMoment({ needs }, { region: 'Minsk' }, { consented: new Set(['detailing', 'insurer']) });
const reservation = (id: string, change: Partial<StandingReservation> = {}): StandingReservation => ({
  id,
  partnerId: `partner-${id}`,
  campaignId: `campaign-${id}`,
  stage: 'posted',
  category: 'detailing',
  region: 'Minsk',
  startsAt: new Date('2026-03-31T21:00:00Z'),
  endsAt: new Date('2026-04-30T21:00:00Z'),
  sharePpm: 200_000,
  price: 900n,
  ...change,
});
const drawnOver = (standing: readonly StandingReservation[]) => {
  const counts = new Map<string, number>();
  for (let i = 0; i < MOMENTS; i++) for (const { id } of drawReservations(standing, moment, `moment-${i}`)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return (id: string) => (counts.get(id) ?? 0) / MOMENTS;
};

describe('a moment falls to a reservation', () => {
  it('by lot, each getting its share, whatever overlaps it and however many there are', () => {
    const share = drawnOver([reservation('a', { sharePpm: 350_000 }), reservation('b', { sharePpm: 100_000, region: null }), reservation('c', { sharePpm: 50_000 }), reservation('d', { category: 'insurer', sharePpm: 500_000 })]);
    // Four standard errors of a share over so many moments are 0.014.
    for (const [id, expected] of [['a', 0.35], ['b', 0.1], ['c', 0.05], ['d', 0.5]] as const) expect(Math.abs(share(id) - expected)).toBeLessThan(0.014);
  });

  it('of its own stage, category, region and time only', () => {
    const others = [reservation('stage', { stage: 'sold' }), reservation('region', { region: 'Gomel' }), reservation('category', { category: 'bank' }), reservation('before', { endsAt: moment.now }), reservation('after', { startsAt: new Date(moment.now.getTime() + 1) })];
    for (const other of others) expect([other.id, drawnOver([{ ...other, sharePpm: 500_000 }])(other.id)]).toEqual([other.id, 0]);
  });

  it('once in a category, the same whenever it is asked, in whatever order they stand', () => {
    const list = fc.array(fc.record({ category: fc.constantFrom('detailing' as const, 'insurer' as const), steps: fc.integer({ min: 1, max: 3 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(list, fc.uuid(), (rows, seed) => {
        const standing = rows.map(({ category, steps }, i) => reservation(`${i}`, { category, sharePpm: steps * SHARE_STEP_PPM }));
        const drawn = drawReservations(standing, moment, seed);
        expect(new Set(drawn.map(({ category }) => category)).size).toBe(drawn.length);
        expect(drawReservations([...standing].reverse(), moment, seed)).toEqual(drawn);
      }),
    );
  });
});

describe('what is owed at a moment', () => {
  const entry = (change: Parameters<typeof sampleCampaign>[0] = {}, state = sampleState()): MarketCampaign => marketCampaign(sampleCampaign({ id: 'campaign-a', partnerId: 'partner-a', bid: 400n, ...change }), state);
  const owed = (campaign: MarketCampaign | undefined, at = moment) => owedBy([reservation('a')], () => campaign, at, 'seed');

  it('is put up at the agreed price, whatever its campaign bids, and however pacing holds it back', () => {
    const { reserved, missed } = owed(entry({}, sampleState({ passPpm: 0 })));
    expect(missed).toEqual([]);
    expect(reserved).toMatchObject([{ reservationId: 'a', bid: 900n, reserve: 900n, campaignId: 'campaign-a' }]);
  });

  it.each([
    ['CAMPAIGN_INACTIVE', entry({ campaignStatus: 'paused' }), moment],
    ['CAMPAIGN_INACTIVE', undefined, moment],
    ['BRAND', entry({ brands: ['Audi'] }), moment],
    ['CONSENT_MISSING', entry(), sampleMoment({ needs }, { region: 'Minsk' }, { consented: new Set() })],
    ['WALLET_EMPTY', entry({}, sampleState({ walletAvailable: 899n })), moment],
    ['TOTAL_BUDGET_EXHAUSTED', entry({}, sampleState({ totalRemaining: 899n })), moment],
  ] as const)('is missed with its reason: %s', (reason, campaign, at) => {
    expect(owed(campaign, at)).toMatchObject({ reserved: [], missed: [{ reservation: { id: 'a' }, reason }] });
  });
});

describe('an auction that owes a moment', () => {
  const campaigns = fc.array(fc.record({ partner: fc.integer({ min: 0, max: 5 }), bid: fc.bigInt({ min: 300n, max: 5_000n }), quality: fc.integer({ min: 1_000, max: 90_000 }), price: fc.bigInt({ min: 300n, max: 3_000n }), promised: fc.boolean() }), { minLength: 1, maxLength: 10 });
  const held = (rows: readonly { readonly partner: number; readonly bid: bigint; readonly quality: number; readonly price: bigint; readonly promised: boolean }[], slots: number, pricing: 'gsp' | 'vcg' | 'fixed') => {
    const market = rows.map(({ partner, bid, quality }, i) => marketCampaign(sampleCampaign({ id: `c${i}`, partnerId: `p${partner}`, bid, qualityPpm: { posted: quality } }), sampleState()));
    const promises = rows.flatMap(({ partner, price, promised }, i) => (promised ? [reservation(`${i}`, { partnerId: `p${partner}`, campaignId: `c${i}`, price })] : []));
    const { reserved } = owedBy(promises, (id) => market.find(({ campaign }) => campaign.id === id), moment, 'seed');
    const terms = { ...DEFAULT_TERMS, slots, pricing, explorationPpm: 1_000_000 };
    const input = { seed: 'seed', terms, ...examineAll(market, moment, [], 'seed') };
    return { decision: decide({ ...input, reserved }), reserved, input };
  };

  it('shows the promised first at their price, no partner twice, and no more than there are slots', () => {
    fc.assert(
      fc.property(campaigns, fc.integer({ min: 0, max: 4 }), fc.constantFrom('gsp' as const, 'vcg' as const, 'fixed' as const), (rows, slots, pricing) => {
        const { decision, reserved } = held(rows, slots, pricing);
        const promised = decision.winners.filter((winner) => winner.reservation !== null);
        expect(decision.winners.slice(0, promised.length)).toEqual(promised);
        for (const winner of promised) expect(winner.price).toBe(reserved.find((each) => each.reservationId === winner.reservation)?.bid);
        expect(new Set(decision.winners.map(({ partnerId }) => partnerId)).size).toBe(decision.winners.length);
        expect(decision.winners.length).toBeLessThanOrEqual(slots);
        expect(decision.reserved.length).toBe(reserved.length);
        expect(promised.length).toBe(Math.min(slots, new Set(reserved.map(({ partnerId }) => partnerId)).size));
      }),
      { numRuns: 500 },
    );
  });

  it('prices all others as if those who were promised were not there', () => {
    fc.assert(
      fc.property(campaigns, fc.integer({ min: 1, max: 4 }), (rows, slots) => {
        const { decision, input } = held(rows, slots, 'gsp');
        const promised = new Set(decision.winners.filter((winner) => winner.reservation !== null).map(({ partnerId }) => partnerId));
        if (promised.size === 0) return;
        const alone = decide({ ...input, terms: { ...input.terms, slots: slots - promised.size, explorationPpm: 0 }, candidates: input.candidates.filter(({ partnerId }) => !promised.has(partnerId)) });
        const open = decision.winners.filter((winner) => winner.reservation === null);
        expect(open.map(({ campaignId, price }) => [campaignId, price])).toEqual(alone.winners.map(({ campaignId, price }) => [campaignId, price]));
      }),
      { numRuns: 500 },
    );
  });

  it('tells whom a promise cost the place, and does not explore', () => {
    const { decision } = held([{ partner: 0, bid: 300n, quality: 30_000, price: 900n, promised: true }, { partner: 1, bid: 5_000n, quality: 30_000, price: 300n, promised: false }], 1, 'gsp');
    expect(decision.explanations.map(({ campaignId, outcome }) => [campaignId, outcome])).toEqual([['c0', 'WON'], ['c1', 'HELD_FOR_RESERVATION']]);
    expect(decision.winners).toMatchObject([{ campaignId: 'c0', price: 900n, reservation: '0', exploration: false }]);
  });

  it('keeps no promise that is below a floor: the moment is auctioned', () => {
    const market = [marketCampaign(sampleCampaign({ id: 'campaign-a', qualityPpm: { posted: 1 } }), sampleState()), marketCampaign(sampleCampaign({ id: 'other', partnerId: 'other' }), sampleState())];
    const { reserved } = owedBy([reservation('a')], () => market[0], moment, 'seed');
    const decision = decide({ seed: 'seed', terms: { ...DEFAULT_TERMS, attentionFloor: 5_000_000n }, ...examineAll(market, moment, [], 'seed'), reserved });
    expect(decision.reserved).toMatchObject([{ reservationId: 'a', outcome: 'BELOW_ATTENTION_FLOOR' }]);
    expect(decision.winners).toMatchObject([{ campaignId: 'other', reservation: null }]);
  });
});
