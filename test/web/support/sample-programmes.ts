import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError } from 'graphql';
import { days } from './sample-money.js';

const titles = (en: string, ru: string) => [{ language: 'en', text: en }, { language: 'ru', text: ru }];
const BOATS = readFileSync(join(process.cwd(), 'docs/examples/boats.programme.yaml'), 'utf8');
/** The next version: a stage is called otherwise, and service is announced earlier. */
const SECOND = BOATS.replaceAll('afloat', 'in-water').replace('offset: -P14D', 'offset: -P30D').replace('version: 1', 'version: 2');
const CLASSIFIED = `id: classified
version: 1
textKey: programme.classified
subject: {kind: asset}
stages: [posted, renewed, sold, bought, owning]
entry:
  - {on: listing.posted, to: posted}
  - {on: car.bought, to: bought}
transitions:
  - {kind: move, from: [posted], on: listing.renewed, to: renewed}
  - {kind: move, from: [posted, renewed], on: listing.sold, to: sold}
  - {kind: move, from: [bought], on: listing.posted, to: posted}
  - {kind: time, from: [bought], after: P1M, at: "10:00", to: owning}
  - {kind: exit, from: [sold], on: other-car.bought, outcome: bought-next, goal: true}
  - {kind: exit, from: [posted, renewed], on: listing.withdrawn, outcome: withdrawn, goal: false}
  - {kind: exit, from: [owning], on: listing.posted, outcome: listed-again, goal: false, reenter: true}
needs: []
contactPoints:
  - {id: now, stage: posted}
  - {id: day-7, stage: posted}
  - {id: day-7, stage: renewed}
  - {id: month-6, stage: owning}
`;

const stages = (of: Readonly<Record<string, number>>) => Object.entries(of).map(([stage, journeys]) => ({ stage, journeys }));

interface Version {
  version: number;
  publishedAt: string | null;
  draft: boolean;
  readable: boolean;
  inForce: boolean;
  stages: { stage: string; journeys: number }[];
}

interface Kept {
  id: string;
  titles: { language: string; text: string }[];
  builtIn: boolean;
  versions: Version[];
}

interface Shelf {
  programmes: Kept[];
  sources: Map<string, string>;
  changes: { seq: number; kind: string; version: number | null; from: number | null; at: string | null; madeAt: string }[];
}

function shelf(): Shelf {
  return {
    programmes: [
      { id: 'classified', titles: [], builtIn: true, versions: [{ version: 1, publishedAt: null, draft: false, readable: true, inForce: true, stages: stages({ posted: 612, renewed: 208, sold: 94, bought: 131, owning: 829 }) }] },
      {
        id: 'boats', titles: titles('Boats', 'Лодки'), builtIn: false,
        versions: [
          { version: 2, publishedAt: null, draft: true, readable: true, inForce: false, stages: stages({ 'in-water': 0, ashore: 0 }) },
          { version: 1, publishedAt: days(-40), draft: false, readable: true, inForce: true, stages: stages({ afloat: 38, ashore: 211 }) },
        ],
      },
    ],
    sources: new Map([['classified 1', CLASSIFIED], ['boats 1', BOATS], ['boats 2', SECOND]]),
    changes: [{ seq: 1, kind: 'release', version: 1, from: null, at: null, madeAt: days(-40) }],
  };
}

const HYPOTHESES = [
  {
    id: 'winter', claims: titles('Of boats laid up in autumn, most are insured anew in spring', 'Большинство лодок, вставших на зиму, весной страхуют заново'), claimedPpm: 600_000, claimed: 'at_least', source: 'practitioner',
    measured: { measuredAt: days(0), counted: 412, led: 201, users: 388, effective: 397, sharePpm: 488_000, lowPpm: 439_000, highPpm: 537_000, verdict: 'contradicts', reason: 'less-than-claimed', needed: null },
  },
  {
    id: 'service', claims: titles('Who is reminded of the service comes within a month', 'Кому напомнили о сервисе, тот приезжает за месяц'), claimedPpm: 300_000, claimed: 'about', source: 'vendor',
    measured: { measuredAt: days(0), counted: 690, led: 214, users: 240, effective: 505, sharePpm: 310_000, lowPpm: 271_000, highPpm: 352_000, verdict: 'supports', reason: 'claim-in-interval', needed: null },
  },
  {
    id: 'sale', claims: titles('Boats are sold within a year of the first offer', 'Лодку продают в течение года после первого предложения'), claimedPpm: 450_000, claimed: 'about', source: 'study',
    measured: { measuredAt: days(0), counted: 41, led: 12, users: 39, effective: 41, sharePpm: 292_000, lowPpm: 176_000, highPpm: 446_000, verdict: 'too_few', reason: 'events-too-few', needed: 100 },
  },
];

const TEMPLATES = [
  { id: 'shop.lapsed', titles: titles('Shop: lapsed buyers', 'Магазин: ушедшие покупатели'), rows: ['S32'], source: BOATS.replace('id: boats', 'id: shop.lapsed') },
  { id: 'pharmacy.refill', titles: titles('Pharmacy: the pack runs out', 'Аптека: заканчивается упаковка'), rows: ['S20'], source: BOATS.replace('id: boats', 'id: pharmacy.refill') },
  { id: 'dealer.ownership', titles: titles('Dealer: years with the car', 'Дилер: годы с машиной'), rows: ['S06', 'S07', 'S08', 'S09', 'S10', 'S12'], source: BOATS.replace('id: boats', 'id: dealer.ownership') },
];

const shelves = new WeakMap<object, Shelf>();

function refuse(code: string, message: string, details: object = {}): never {
  throw new GraphQLError(message, { extensions: { code, details } });
}

/** The one fault the stand-in knows besides text that is no YAML at all: a stage nobody declared. */
function faultsOf(source: string): { path: string; reason: string }[] {
  if (source.includes('to: aground')) return [{ path: 'transitions[0].to', reason: 'is no stage of this programme: "aground"' }, { path: 'stages[1]', reason: 'nothing leads to this stage' }];
  return [];
}

/** Programmes of one visitor: he writes on his own copies. */
export function programmeResolvers(session: { state: string }, weather: () => void) {
  const kept = shelves.get(session) ?? shelf();
  shelves.set(session, kept);
  const sourceOf = (programmeId: string, version: number) => kept.sources.get(`${programmeId} ${version}`) ?? refuse('NOT_FOUND', 'There is no such version.');
  return {
    siteProgrammes: () => {
      weather();
      return session.state === 'empty' ? [] : kept.programmes;
    },
    programmeTemplates: () => {
      weather();
      return session.state === 'empty' ? [] : TEMPLATES;
    },
    programmeSource: ({ programmeId, version }: { programmeId: string; version: number }) => {
      weather();
      return { programmeId, version, source: sourceOf(programmeId, version), faults: faultsOf(sourceOf(programmeId, version)) };
    },
    checkProgramme: ({ programmeId, source }: { programmeId: string; source: string }) => ({ programmeId, version: 0, source, faults: faultsOf(source) }),
    programmeChanges: () => {
      weather();
      return session.state === 'empty' ? [] : kept.changes;
    },
    hypotheses: ({ programmeId }: { programmeId: string }) => {
      weather();
      return programmeId === 'boats' && session.state !== 'empty' ? HYPOTHESES : [];
    },
    programmeDifferences: () => [
      { path: 'stages', before: '["afloat","ashore"]', after: '["in-water","ashore"]' },
      { path: 'contactPoints[service.due].when.offset', before: '"-P14D"', after: '"-P30D"' },
      { path: 'texts.need.antifouling', before: null, after: '{"en":"Antifouling paint"}' },
    ],
    saveProgrammeDraft: ({ programmeId, source, version, loaded }: { programmeId: string; source: string; version?: number | null; loaded?: string | null }) => {
      const programme = kept.programmes.find(({ id }) => id === programmeId);
      const number = version ?? Math.max(0, ...(programme?.versions ?? []).map((each) => each.version)) + 1;
      const key = `${programmeId} ${number}`;
      if (loaded != null && kept.sources.get(key) !== loaded) refuse('CONFLICT', 'Somebody saved this draft meanwhile.', { reason: 'saved-meanwhile' });
      kept.sources.set(key, source);
      const draft = { version: number, publishedAt: null, draft: true, readable: true, inForce: false, stages: stages({ afloat: 0, ashore: 0 }) };
      if (!programme) kept.programmes.push({ id: programmeId, titles: [], builtIn: false, versions: [draft] });
      else if (version == null) programme.versions.unshift(draft);
      // Somebody else writes on it, too: what he saves is there at the next look.
      if (source.includes('# a colleague is at it')) kept.sources.set(key, `${source}# the colleague was here\n`);
      return { programmeId, version: number, source, faults: faultsOf(source) };
    },
    deleteProgrammeDraft: ({ programmeId, version }: { programmeId: string; version: number }) => {
      const programme = kept.programmes.find(({ id }) => id === programmeId);
      if (programme) programme.versions = programme.versions.filter((each) => each.version !== version);
      return true;
    },
    previewProgrammeChange: ({ plan }: { plan: { migrations: { stages: object[] }[] } }) => {
      weather();
      return {
        concerned: 2_410,
        users: 1_000,
        moves: plan.migrations.length === 0 ? [] : [{ from: { version: 1, stage: 'afloat' }, to: { version: 2, stage: 'in-water' }, journeys: 38 }, { from: { version: 1, stage: 'ashore' }, to: { version: 2, stage: 'ashore' }, journeys: 211 }],
        contacts: [
          { pointId: 'service.due', scheduled: 0, dueNow: 4, rescheduled: 61, cancelled: 0 },
          { pointId: 'spring', scheduled: 12, dueNow: 0, rescheduled: 0, cancelled: 3 },
        ],
      };
    },
    programmeRollBack: ({ programmeId }: { programmeId: string }) =>
      kept.changes.some(({ version }) => version === 2) ? { release: 1, stop: false, migrations: [{ from: 2, to: 1, stages: [{ stage: 'in-water', becomes: 'afloat' }] }] } : refuse('CONFLICT', `Nothing was in force before (${programmeId}).`),
    changeProgramme: ({ programmeId, plan }: { programmeId: string; plan: { release?: number | null; stop: boolean; migrations: { from: number; to: number }[] } }) => {
      const programme = kept.programmes.find(({ id }) => id === programmeId);
      for (const each of programme?.versions ?? []) {
        each.inForce = each.version === plan.release;
        if (each.inForce) Object.assign(each, { draft: false, publishedAt: days(0) });
      }
      kept.changes.unshift({ seq: kept.changes.length + 1, kind: 'release', version: plan.release ?? null, from: null, at: days(0), madeAt: days(0) });
      for (const { from, to } of plan.migrations) kept.changes.unshift({ seq: kept.changes.length + 1, kind: 'migrate', version: to, from, at: days(0), madeAt: days(0) });
      return 2_410;
    },
    simulateProgramme: ({ people, months }: { people: number; months: number }) => ({
      people,
      events: people * 7,
      contacts: [{ id: 'autumn', count: people * 2 }, { id: 'service.due', count: people }, { id: 'bought.now', count: Math.ceil(people / 2) }],
      contactsPerPerson: [1, 4, 9, 6, 3, 2].map((share) => Math.round((share * people) / 25)),
      occupancy: Array.from({ length: months }, (_, month) => ({
        month: month + 1,
        stages: [{ id: 'in-water', count: Math.round((people * (1 + Math.sin(month / 2))) / 3) }, { id: 'ashore', count: Math.round((people * (1 - Math.sin(month / 2))) / 3) }],
      })),
      outcomes: [{ id: 'sold', count: Math.ceil(people / 5) }],
      leads: [{ id: 'marina', count: Math.ceil(people / 6) }, { id: 'insurer', count: Math.ceil(people / 12) }],
    }),
  };
}
