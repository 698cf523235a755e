import { newId } from '@ringroad/kernel';
import { type FineTargeting, targetingProblems } from './fine-targeting.js';

test('nothing asked, and all asked well, are in order', () => {
  expect(targetingProblems({})).toEqual([]);
  const all: FineTargeting = {
    circle: { lat: 53.9, lon: 27.5, km: 30 }, models: ['A4'], yearMin: 2010, yearMax: 2010, mileageMinKm: 0, mileageMaxKm: 90_000, fuels: ['diesel'], languages: ['ru'],
    segments: ['dealer'], scoreMin: 0, scoreMax: 100, hours: [{ days: [1, 7], from: '22:00', to: '02:00' }], seasonWindows: [{ from: '12-20', to: '02-29' }], exclusionLists: [newId()],
  };
  expect(targetingProblems(all)).toEqual([]);
});

test.each<[string, FineTargeting]>([
  ['circle.lat', { circle: { lat: 91, lon: 0, km: 1 } }],
  ['circle.lat', { circle: { lat: Number.NaN, lon: 0, km: 1 } }],
  ['circle.lon', { circle: { lat: 0, lon: -181, km: 1 } }],
  ['circle.km', { circle: { lat: 0, lon: 0, km: 0 } }],
  ['circle.km', { circle: { lat: 0, lon: 0, km: 20_001 } }],
  ['models', { models: [' '] }],
  ['fuels', { fuels: Array.from({ length: 201 }, (_, n) => `fuel ${n}`) }],
  ['yearMin', { yearMin: 2010.5 }],
  ['yearMax', { yearMin: 2012, yearMax: 2011 }],
  ['mileageMaxKm', { mileageMinKm: 2, mileageMaxKm: 1 }],
  ['scoreMax', { scoreMax: 101 }],
  ['languages', { languages: ['de'] }],
  ['hours.0.days', { hours: [{ days: [], from: '09:00', to: '10:00' }] }],
  ['hours.0.days', { hours: [{ days: [0], from: '09:00', to: '10:00' }] }],
  ['hours.1.to', { hours: [{ days: [1], from: '09:00', to: '10:00' }, { days: [1], from: '09:00', to: '24:00' }] }],
  ['seasonWindows.0.from', { seasonWindows: [{ from: '02-30', to: '03-01' }] }],
  ['seasonWindows.0.to', { seasonWindows: [{ from: '02-01', to: '13-01' }] }],
  ['exclusionLists', { exclusionLists: ['mine'] }],
])('%s is refused when it makes no sense', (path, targeting) => expect(targetingProblems(targeting).map((problem) => problem.path)).toEqual([path]));

test('all that is wrong is told at once', () => {
  expect(targetingProblems({ yearMin: 1, scoreMin: -1, languages: ['xx'] }).map(({ path }) => path)).toEqual(['yearMin', 'scoreMin', 'languages']);
});
