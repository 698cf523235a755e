import { underRules } from './house-rules.js';
import { MARKET_POLICY, type MarketSettings } from './market-policy.js';
import type { AssetFacts, Need } from './opportunity.js';

const NOWHERE: AssetFacts = { region: null, brand: null, price: null, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null };
const need = (category: 'bank' | 'insurer', change: Partial<Need> = {}): Need => ({ category, weightPpm: 900_000, seasonPpm: 1_000_000, ...change });

function needsUnder(change: Partial<MarketSettings>, needs: readonly Need[] = [need('bank'), need('insurer')], region: string | null = 'Minsk'): readonly Need[] {
  return underRules({ stage: 'sold', channel: 'inbox', needs, asset: { ...NOWHERE, region } }, { ...MARKET_POLICY, ...change }).needs;
}

describe('the operator’s rules at a moment', () => {
  it('say nothing where there are none', () => expect(needsUnder({})).toEqual([need('bank'), need('insurer')]));

  it('close a kind of business at one stage, or everywhere', () => {
    expect(needsUnder({ blocked: [{ stage: 'sold', category: 'bank' }, { stage: 'posted', category: 'insurer' }] })).toEqual([need('bank', { closed: 'BLOCKED_COMBINATION' }), need('insurer')]);
    expect(needsUnder({ retired: ['insurer'] })).toEqual([need('bank'), need('insurer', { closed: 'CATEGORY_RETIRED' })]);
  });

  it('leave the reason why the user hears no more of it', () => {
    const capped = need('bank', { closed: 'CATEGORY_CAPPED' });
    expect(needsUnder({ retired: ['bank'] }, [capped])).toEqual([capped]);
  });

  it('give a kind of business an attention floor of its own, by the most exact rule; an unknown region matches open columns only', () => {
    const attentionFloors = [{ match: ['*', '*', 'bank', '*'], price: 7n }, { match: ['*', '*', 'bank', 'Minsk'], price: 9n }];
    expect(needsUnder({ attentionFloors })).toEqual([need('bank', { attentionFloor: 9n }), need('insurer')]);
    expect(needsUnder({ attentionFloors }, [need('bank')], null)).toEqual([need('bank', { attentionFloor: 7n })]);
  });
});
