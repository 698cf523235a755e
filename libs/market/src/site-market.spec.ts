import { NO_LIMITS, sampleCampaign, sampleMoment, sampleState } from '../../../test/support/sample-market.js';
import { decide, MARKET_POLICY } from './index.js';
import { SiteMarket } from './site-market.js';

/** Campaign n bids n cents above the reserve, two to a partner; all else is alike. */
function market(size: number): SiteMarket {
  const found = new SiteMarket(MARKET_POLICY);
  for (let n = 0; n < size; n += 1) {
    const view = sampleCampaign({ id: `campaign-${n}`, partnerId: `partner-${n >> 1}`, bid: 300n + BigInt(n) });
    found.put({ row: { ...view, name: '', partnerName: '', offers: [] }, limits: { ...NO_LIMITS, id: view.id, partnerId: view.partnerId }, view }, sampleState());
  }
  return found;
}

function winners(found: SiteMarket): (readonly [string, bigint])[] {
  const terms = { ...found.policy.terms, slots: 2, explorationPpm: 0 };
  return decide({ seed: 's', terms, ...found.examine(sampleMoment(), terms, 's') }).winners.map((winner) => [winner.campaignId, winner.price] as const);
}

describe.each([['small, examined one by one', 500], ['big, searched', 900]])('the market of a site, %s', (_, size) => {
  const last = size - 1;

  it('finds the same kind of winners', () => {
    expect(winners(market(size))).toEqual([[`campaign-${last}`, 300n + BigInt(last - 2)], [`campaign-${last - 2}`, 300n + BigInt(last - 4)]]);
  });

  it('knows that the best bidder has run out of budget, and what its sibling has', () => {
    const found = market(size);
    found.settle(`campaign-${last}`, sampleState({ totalRemaining: 0n }));
    expect(winners(found)).toEqual([[`campaign-${last - 1}`, 300n + BigInt(last - 2)], [`campaign-${last - 2}`, 300n + BigInt(last - 4)]]);
  });

  it('knows that a wallet is empty for all campaigns of its partner, as soon as it is told of one', () => {
    const found = market(size);
    found.settle(`campaign-${last}`, sampleState({ walletAvailable: 0n }));
    expect(winners(found).map(([id]) => id)).toEqual([`campaign-${last - 2}`, `campaign-${last - 4}`]);
    found.settle(`campaign-${last - 1}`, sampleState());
    expect(winners(found).map(([id]) => id)).toEqual([`campaign-${last}`, `campaign-${last - 2}`]);
  });

  it('forgets what has ended, and takes back what is taken in anew', () => {
    const found = market(size);
    found.drop(`campaign-${last}`);
    found.drop('unknown');
    expect(winners(found).map(([id]) => id)).toEqual([`campaign-${last - 1}`, `campaign-${last - 2}`]);
    expect([...found.campaignsOf(`partner-${last >> 1}`)]).toEqual([`campaign-${last - 1}`]);
    expect(found.row(`campaign-${last}`)).toBeUndefined();
  });

  it('goes on with other rules', () => {
    const found = market(size);
    found.adopt({ ...MARKET_POLICY, reserves: [{ match: ['*', '*', '*', '*'], price: 300n + BigInt(last) }] });
    expect(winners(found)).toEqual([[`campaign-${last}`, 300n + BigInt(last)]]);
    found.adopt(MARKET_POLICY);
    expect(winners(found)).toEqual(winners(market(size)));
    const { terms } = MARKET_POLICY;
    found.adopt({ ...MARKET_POLICY, terms: { ...terms, squash: 0.5 } });
    expect(winners(found).map(([id]) => id)).toEqual([`campaign-${last}`, `campaign-${last - 2}`]);
  });

  it('is copied while it changes: the copy follows what changed since', () => {
    const found = market(size);
    const copy = new SiteMarket(MARKET_POLICY);
    for (const standing of found.all()) copy.copy(standing, found);
    found.settle(`campaign-${last}`, sampleState({ totalRemaining: 0n }));
    found.drop(`campaign-${last - 1}`);
    const dear = [...found.all()].find(({ view }) => view.id === 'campaign-0');
    if (dear === undefined) throw new Error('there is a first campaign');
    found.put({ ...dear, row: { ...dear.row, bid: 9_000n }, view: { ...dear.view, bid: 9_000n } }, sampleState());
    copy.follow(found, (standing) => standing);
    expect(winners(copy)).toEqual(winners(found));
    expect(winners(copy)).toEqual([['campaign-0', 300n + BigInt(last - 2)], [`campaign-${last - 2}`, 300n + BigInt(last - 4)]]);
    for (const _ of copy.prepared()) expect(winners(copy)).toEqual(winners(found));
  });
});
