import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { AUTO_SLUGGISH_BONUS_PROGRAMME as SLUGGISH } from './auto-sluggish-bonus.programme.js';

const ignored = (at: string): Happened => ['Contact Ignored', `${at}T12:00:00Z`, { contact: 'owner.month-6' }];
const bonuses = (happened: readonly Happened[], until: string) => livedThrough(SLUGGISH, happened, `${until}T00:00:00Z`).map(({ at }) => at);

it('is a programme without faults', () => expect(validateProgramme(SLUGGISH)).toEqual([]));

it('S47: a contact without a reaction is followed by a bonus on what every car needs, tyres in their season only', () => {
  const needs = (at: string) => livedThrough(SLUGGISH, [ignored(at)], '2027-01-01T00:00:00Z')[0]?.needs;
  expect(needs('2026-04-10')).toEqual(['wash', 'tyre-fitting', 'fuel', 'oil-change']);
  expect(needs('2026-07-10')).toEqual(['wash', 'fuel', 'oil-change']);
  expect(bonuses([ignored('2026-04-10')], '2027-01-01')).toEqual(['2026-04-13 10:00']);
});

it('S47: who ignores more contacts gets no more bonuses until the pause is over', () => {
  const again = [ignored('2026-04-10'), ignored('2026-04-20'), ignored('2026-05-20'), ignored('2026-08-09')];
  // The first ended on 10 May: the next bonus needs a contact ignored from 10 August on.
  expect(bonuses(again, '2027-01-01')).toEqual(['2026-04-13 10:00']);
  expect(bonuses([...again, ignored('2026-08-11')], '2027-01-01')).toEqual(['2026-04-13 10:00', '2026-08-14 10:00']);
});

it.each(['Offer Claimed', 'Service Completed', 'Contact Answered'])('S47: "%s" is a reaction: the goal is reached, and a bonus not yet sent is off', (event) => {
  const reacted: Happened[] = [ignored('2026-04-10'), [event, '2026-04-11T12:00:00Z', { assetId: 'golf' }]];
  expect(bonuses(reacted, '2027-01-01')).toEqual([]);
  expect(lifeOf(SLUGGISH, reacted, '2026-05-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'reacted', goalReached: true });
});

it('S47: who unsubscribes gets nothing; who does not react to the bonus either is told as such', () => {
  expect(bonuses([ignored('2026-04-10'), ['Unsubscribed', '2026-04-11T12:00:00Z']], '2027-01-01')).toEqual([]);
  expect(lifeOf(SLUGGISH, [ignored('2026-04-10')], '2026-06-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'no-reaction', goalReached: false });
});
