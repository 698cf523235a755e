import { idealProfiles, type IdealProfile, profileGap } from './ideal-profile.js';

const RULE = { leastShare: 0.5, leastClients: 4 };
const shops = [['account', 'acquiring'], ['account', 'acquiring', 'payroll'], ['account', 'account', 'loan'], ['account', 'payroll']].map((services) => ({
  segment: 'minsk/retail',
  services,
}));

function profileOf(clients: typeof shops, segment = 'minsk/retail', rule = RULE): IdealProfile {
  const profile = idealProfiles(clients, rule).get(segment);
  if (profile === undefined) throw new Error(`no segment ${segment}`);
  return profile;
}

it('the ideal client holds what half of the segment holds, the most common first', () => {
  expect(profileOf(shops)).toEqual({
    kind: 'profile',
    clients: 4,
    services: [{ service: 'account', share: 1 }, { service: 'acquiring', share: 0.5 }, { service: 'payroll', share: 0.5 }],
  });
});

it('a client who lacks acquiring and payroll is offered those, in this order', () => {
  expect(profileGap(profileOf(shops), ['account', 'loan']).map(({ service }) => service)).toEqual(['acquiring', 'payroll']);
  expect(profileGap(profileOf(shops), ['payroll', 'acquiring', 'account'])).toEqual([]);
});

it('three clients make no type: nothing is offered', () => {
  const profile = profileOf(shops.slice(1));
  expect(profile).toEqual({ kind: 'too-few-clients', clients: 3 });
  expect(profileGap(profile, [])).toEqual([]);
});

it('each segment has its own ideal, whatever the order of clients', () => {
  const clients = [...shops, ...Array.from({ length: 4 }, () => ({ segment: 'brest/farming', services: ['leasing'] }))];
  expect(profileOf(clients, 'brest/farming')).toMatchObject({ services: [{ service: 'leasing', share: 1 }] });
  expect(profileOf([...clients].reverse())).toEqual(profileOf(shops));
});

it('refuses a rule that means nothing', () => {
  expect(() => idealProfiles([], { leastShare: 0, leastClients: 4 })).toThrow(RangeError);
  expect(() => idealProfiles([], { leastShare: 0.5, leastClients: 0 })).toThrow(RangeError);
});
