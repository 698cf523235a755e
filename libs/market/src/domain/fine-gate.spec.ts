import { sampleCampaign, sampleMoment, sampleState } from '../../../../test/support/sample-market.js';
import { distanceKm } from './distance.js';
import type { FineTargeting } from './fine-targeting.js';
import type { GateReason } from './loss-reason.js';
import type { AssetFacts, UserFacts } from './opportunity.js';
import { gate } from './targeting.js';

const MINSK = { lat: 53.9045, lon: 27.5615 };
const BREST = { lat: 52.0976, lon: 23.7341 };

interface Known {
  readonly asset?: Partial<AssetFacts>;
  readonly user?: Partial<UserFacts>;
  readonly now?: Date;
}

function reasonFor(targeting: FineTargeting, { asset, user, now }: Known): GateReason | null {
  const moment = sampleMoment(now ? { now } : {}, asset, user);
  return gate(sampleCampaign({ targeting }), sampleState(), moment, { reserve: 1n, pacingDrum: 1, ticket: 2 });
}

const CASES: readonly (readonly [string, FineTargeting, Known, GateReason | null])[] = [
  ['a car in the circle', { circle: { ...MINSK, km: 10 } }, { asset: { lat: 53.95, lon: 27.6 } }, null],
  ['a car outside the circle', { circle: { ...MINSK, km: 10 } }, { asset: BREST }, 'REGION'],
  ['a car nobody knows the place of', { circle: { ...MINSK, km: 10 } }, {}, 'REGION'],
  ['a circle over the date line', { circle: { lat: 0, lon: 179.9, km: 50 } }, { asset: { lat: 0, lon: -179.9 } }, null],
  ['a model that is asked for', { models: ['A4', 'A6'] }, { asset: { model: 'A6' } }, null],
  ['another model', { models: ['A4'] }, { asset: { model: 'Vesta' } }, 'MODEL'],
  ['an unknown model', { models: ['A4'] }, {}, 'MODEL'],
  ['the first year asked for', { yearMin: 2015 }, { asset: { year: 2015 } }, null],
  ['a year too old', { yearMin: 2015 }, { asset: { year: 2014 } }, 'YEAR'],
  ['a year too new', { yearMax: 2015 }, { asset: { year: 2016 } }, 'YEAR'],
  ['an unknown year', { yearMax: 2015 }, {}, 'YEAR'],
  ['the last kilometre asked for', { mileageMinKm: 0, mileageMaxKm: 60_000 }, { asset: { mileageKm: 60_000 } }, null],
  ['too many kilometres', { mileageMaxKm: 60_000 }, { asset: { mileageKm: 60_001 } }, 'MILEAGE'],
  ['unknown kilometres', { mileageMinKm: 0 }, {}, 'MILEAGE'],
  ['a fuel that is asked for', { fuels: ['electric'] }, { asset: { fuel: 'electric' } }, null],
  ['another fuel', { fuels: ['electric'] }, { asset: { fuel: 'diesel' } }, 'FUEL'],
  ['somebody who reads the language', { languages: ['ru', 'be'] }, { user: { language: 'be' } }, null],
  ['somebody who reads another', { languages: ['ru'] }, { user: { language: 'en' } }, 'LANGUAGE'],
  ['one group of several', { segments: ['dealer', 'often'] }, { user: { segments: new Set(['often', 'new']) } }, null],
  ['none of the groups', { segments: ['dealer'] }, { user: { segments: new Set(['often']) } }, 'SEGMENT'],
  ['somebody engaged enough', { scoreMin: 50, scoreMax: 80 }, { user: { score: 80 } }, null],
  ['somebody hardly engaged', { scoreMin: 50 }, { user: { score: 49 } }, 'SCORE'],
  ['nobody knows how engaged', { scoreMin: 0 }, {}, 'SCORE'],
  ['somebody on the partner’s list', { exclusionLists: ['mine', 'other'] }, { user: { excludedBy: new Set(['other']) } }, 'EXCLUSION_LIST'],
  ['somebody on a list that this campaign does not use', { exclusionLists: ['mine'] }, { user: { excludedBy: new Set(['other']) } }, null],
  // 08:00 UTC on Wednesday is 11:00 in Minsk.
  ['in the partner’s hours', { hours: [{ days: [3], from: '11:00', to: '11:01' }] }, {}, null],
  ['outside the partner’s hours', { hours: [{ days: [3], from: '08:00', to: '11:00' }] }, {}, 'HOURS'],
  ['in the partner’s season', { seasonWindows: [{ from: '11-01', to: '04-01' }] }, {}, null],
  ['the next day there: the season is over', { seasonWindows: [{ from: '11-01', to: '04-01' }] }, { now: new Date('2026-04-01T21:00:00Z') }, 'SEASON'],
  ['asking for nothing, of whom nothing is known', { models: [], segments: [], hours: [], seasonWindows: [], exclusionLists: [] }, {}, null],
];

test.each(CASES)('%s', (_, targeting, known, reason) => expect(reasonFor(targeting, known)).toBe(reason));

test('Minsk and Brest are 327 km apart, and nothing is apart from itself', () => {
  expect(distanceKm(MINSK, BREST)).toBeCloseTo(327, -1);
  expect(distanceKm(BREST, MINSK)).toBe(distanceKm(MINSK, BREST));
  expect(distanceKm(MINSK, MINSK)).toBe(0);
  expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20_015, -1);
});
