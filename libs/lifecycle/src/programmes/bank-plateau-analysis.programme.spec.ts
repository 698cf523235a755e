import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { STAGE_MODELS } from '../domain/stage-model.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { BANK_PLATEAU_ANALYSIS_PROGRAMME as BANK } from './bank-plateau-analysis.programme.js';

const on = (event: string, at: string, more: Readonly<Record<string, unknown>> = {}): Happened => [event, `${at}T12:00:00Z`, more];
const opened = on('Account Opened', '2024-01-31');
const contacts = (happened: readonly Happened[], until: string) => livedThrough(BANK, happened, `${until}T00:00:00Z`).map(({ pointId, at }) => [pointId, at]);
const journeys = (happened: readonly Happened[], asOf: string) => lifeOf(BANK, happened, `${asOf}T00:00:00Z`).journeys;
const steps = (happened: readonly Happened[], asOf: string) => journeys(happened, asOf).flatMap(({ history }) => history.map(({ stage, outcome, at }) => [stage ?? outcome, at.toISOString().slice(0, 10)]));

it('is a programme without faults', () => expect(validateProgramme(BANK)).toEqual([]));

it('S35: the curve of a small business is attraction, growth, plateau, outflow', () => {
  expect(BANK.stages).toEqual(STAGE_MODELS['sme-curve']);
  expect(BANK.stageModel).toEqual({ model: 'sme-curve', stages: { attraction: 'attraction', growth: 'growth', plateau: 'plateau', outflow: 'outflow' } });
});

it('S35: the outflow begins after 2 years, and who is here after 2.5 stayed', () => {
  expect(steps([opened], '2026-12-01')).toEqual([
    ['attraction', '2024-01-31'],
    ['growth', '2024-04-30'],
    ['plateau', '2025-07-30'],
    ['outflow', '2026-01-31'],
    ['stayed', '2026-07-31'],
  ]);
  expect(journeys([opened], '2026-12-01')[0]?.goalReached).toBe(true);
});

it('S39: on reaching the plateau needs are analysed, and half a year later the client is asked to stay', () => {
  expect(contacts([opened], '2026-12-01')).toEqual([
    ['plateau.analyse', '2025-07-30 10:00'],
    ['outflow.stay', '2026-01-31 10:00'],
  ]);
});

it('S39: the bank’s own analysis tells the plateau earlier; what it finds is offered now', () => {
  const happened = [opened, on('Plateau Reached', '2025-02-10'), on('Needs Analysed', '2025-02-14', { service: 'credit-line' })];
  expect(contacts(happened, '2025-12-01')).toEqual([
    ['plateau.analyse', '2025-02-10 15:00'],
    ['plateau.offer', '2025-02-14 15:00'],
  ]);
});

it('S39: a client who grows again, or takes the service, is off the plateau', () => {
  for (const event of ['Turnover Growing', 'Service Opened']) {
    const happened = [opened, on('Plateau Reached', '2025-02-10'), on(event, '2025-03-10')];
    expect(journeys(happened, '2025-04-01')[0]?.stage).toBe('growth');
    expect(contacts(happened, '2026-03-01')).toEqual([['plateau.analyse', '2025-02-10 15:00']]);
  }
});

it('S39: a plateau reached after the two years is analysed as well', () => {
  const late = [opened, on('Turnover Growing', '2025-12-15'), on('Plateau Reached', '2026-04-15')];
  expect(contacts(late, '2027-06-01')).toEqual([
    ['plateau.analyse', '2025-07-30 10:00'],
    ['plateau.analyse', '2026-04-15 15:00'],
  ]);
  expect(journeys(late, '2027-06-01')[0]).toMatchObject({ outcome: 'stayed', goalReached: true, endedAt: new Date('2026-10-15T07:00:00Z') });
});

it('S39: of a client whose account was opened before anything was told, the plateau is analysed too', () => {
  expect(contacts([on('Plateau Reached', '2025-02-10')], '2026-12-01')).toEqual([['plateau.analyse', '2025-02-10 15:00']]);
});

it.each([
  ['outgrew', 'outgrew'],
  ['business-closed', 'closed'],
])('S35: the account closed because "%s" ends the journey as %s, without a goal and without contacts', (reason, outcome) => {
  const closed = [opened, on('Account Closed', '2025-06-01', { reason })];
  expect(journeys(closed, '2026-12-01')[0]).toMatchObject({ outcome, goalReached: false });
  expect(contacts(closed, '2026-12-01')).toEqual([]);
});
