import { PROGRAMME_WORD } from '@ringroad/kernel';
import { z } from 'zod';
import { VALUE_TYPES } from './domain/programme-facts.js';
import { CHANNELS, DISCOUNTS, type ProgrammeDefinition } from './domain/programme.js';
import { SEASONS } from './domain/site-clock.js';
import { STAGE_MODELS } from './domain/stage-model.js';

const word = z.string().trim().min(1);
const words = z.array(word);
const condition = word.max(2_000).meta({ description: 'CEL; docs/programmes.md says what it sees' });
const duration = word.meta({ description: 'ISO 8601 duration such as P6M, P10D, -P30D, or "$name" of a parameter' });
const hour = word.meta({ description: 'local time of day such as 10:00' });
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'must be letters and digits, a letter first');
const id = z.string().regex(PROGRAMME_WORD, 'must be a short name of a-z, 0-9, - and .');
const numberOrParameter = z.union([z.number(), word], 'must be a number, the name of a number fact or "$name" of a parameter');

const gathered = { on: words, resetOn: words.optional() };

const fact = z.union([
  z.strictObject({ type: z.literal('number'), take: z.literal('count'), ...gathered }),
  z.strictObject({ type: z.literal('number'), take: z.enum(['last', 'first', 'sum', 'max', 'min', 'growth']), property: name, ...gathered }),
  z.strictObject({ type: z.enum(['text', 'yes-no']), take: z.enum(['last', 'first']), property: name, ...gathered }),
  z.strictObject({ type: z.literal('date'), take: z.enum(['last', 'first']), property: name.optional(), ...gathered }),
  z.strictObject({
    type: z.literal('date'), forecast: z.literal('run-out'), since: name, amount: numberOrParameter, perDay: numberOrParameter.optional(), used: name.optional(),
    atLatest: duration.optional(),
  }),
  z.strictObject({ type: z.literal('date'), forecast: z.literal('ownership'), since: name, meanMonths: numberOrParameter }),
]);

const destination = { to: word.optional(), outcome: word.optional(), goal: z.boolean().optional() };

const transition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), from: words, on: word, to: word, condition: condition.optional(), reopens: words.optional() }),
  z.strictObject({ kind: z.literal('time'), from: words, after: duration, since: name.optional(), at: hour, condition: condition.optional(), ...destination }),
  z.strictObject({ kind: z.literal('state'), from: words, condition, ...destination }),
  z.strictObject({
    kind: z.literal('exit'), from: words, on: word, outcome: word, goal: z.boolean(), reenter: z.boolean().optional(), lookback: duration.optional(),
    condition: condition.optional(),
  }),
]);

const seasons = z.array(z.enum(SEASONS));

const timing = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('stage'), offset: duration, at: hour.optional(), repeat: duration.optional() }),
  z.strictObject({ from: z.literal('event'), on: word, offset: duration, at: hour.optional(), repeat: duration.optional() }),
  z.strictObject({ from: z.literal('fact'), fact: name, offset: duration, at: hour.optional(), repeat: duration.optional(), seasons: seasons.optional() }),
  z.strictObject({ from: z.literal('purchase'), offset: duration, at: hour, repeat: duration.optional(), seasons: seasons.optional() }),
  z.strictObject({ from: z.literal('predicted-sale'), ownerSince: z.enum(['purchase', 'stage']), offset: duration, at: hour }),
]);

/** The structure of a programme as a file or an editor hands it over; what it means is checked by `validateProgramme`. */
export const programmeSchema = z.strictObject({
  id,
  version: z.number().int().min(1),
  textKey: word,
  rows: words.optional(),
  subject: z.strictObject({ kind: word, key: name.optional() }),
  goal: word.optional(),
  priority: z.number().int().optional(),
  parameters: z
    .record(name, z.strictObject({ default: z.union([z.number(), word]), unit: word, source: word, min: z.number().optional(), max: z.number().optional() }))
    .optional(),
  events: z.record(word, z.strictObject({ event: word, properties: z.record(z.string(), z.enum(VALUE_TYPES)).optional(), where: condition.optional() })).optional(),
  facts: z.record(z.string(), fact).optional(),
  stages: words.min(1),
  entry: z.array(z.strictObject({ on: word, to: word, condition: condition.optional() })),
  reentry: z.union([z.literal('never'), duration]).optional(),
  transitions: z.array(transition),
  needs: z.array(z.strictObject({ id: word, textKey: word, categories: words, weightPpm: z.number(), seasons: seasons.optional(), condition: condition.optional() })),
  contactPoints: z.array(
    z.strictObject({
      id: word, stage: word, track: z.enum(['loyalty', 'sales']), reasonKey: word, when: timing, window: duration, needs: words, condition: condition.optional(),
      conversionWindow: duration.optional(), discount: z.enum(DISCOUNTS).optional(), channels: z.array(z.enum(CHANNELS)).optional(), task: z.boolean().optional(),
    }),
  ),
  channels: z.record(word, z.array(z.enum(CHANNELS))).optional(),
  categories: words.optional(),
  stageModel: z.strictObject({ model: z.enum(Object.keys(STAGE_MODELS) as (keyof typeof STAGE_MODELS)[]), stages: z.record(word, word) }).optional(),
  hypotheses: z
    .array(
      z.strictObject({
        id: word, claimKey: word, claimedPpm: z.number(), claimed: z.enum(['about', 'at-least', 'at-most']).optional(), source: z.enum(['practitioner', 'vendor', 'study']),
        measure: z.strictObject({ of: word, ofNth: z.number().int().min(1).optional(), leadsTo: word, within: duration, among: z.literal('those-led').optional(), quietBefore: duration.optional(), quietAfter: duration.optional() }),
      }),
    )
    .optional(),
  texts: z.record(word, z.record(z.string(), z.string())).optional(),
}) satisfies z.ZodType<unknown, ProgrammeDefinition>;

/** The structure as JSON Schema 2020-12, for editors: docs/programmes.schema.json. */
export function programmeJsonSchema(): object {
  return { $id: 'urn:ringroad:programme:1', title: 'Programme', description: 'See docs/programmes.md.', ...z.toJSONSchema(programmeSchema) };
}
