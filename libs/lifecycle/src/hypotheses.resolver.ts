import { Allow, Caller, Database, type OperatorPrincipal, titleList } from '@ringroad/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { HypothesisObject } from './hypotheses.graphql.js';
import { Hypotheses, type MeasuredHypothesis } from './hypotheses.js';
import { titlesOf } from './site-programmes.js';

/** What the programmes of a site claim, and what its own data say. */
@Resolver()
@Allow('operator')
export class HypothesesResolver {
  constructor(
    private readonly database: Database,
    private readonly found: Hypotheses,
  ) {}

  @Query(() => [HypothesisObject], {
    description: "Numbers that a programme in force claims, and what the site's own data say of them; empty where nothing is claimed.",
  })
  hypotheses(@Caller() caller: OperatorPrincipal, @Args('programmeId', { type: () => ID, description: 'The id of the programme.' }) programmeId: string): Promise<HypothesisObject[]> {
    return this.database.transaction(caller.scope, async (tx) => (await this.found.of(tx, caller.siteId, programmeId)).map(hypothesisObject));
  }
}

function hypothesisObject({ hypothesis, definition, measured }: MeasuredHypothesis): HypothesisObject {
  const { id, claimKey, claimedPpm, claimed = 'about', source } = hypothesis;
  const claims = titleList(titlesOf(definition, claimKey, id));
  if (measured === null) return { id, claims, claimedPpm, claimed, source, measured };
  const { verdict, ...finding } = measured.finding;
  const needed = verdict.kind === 'too-few' ? verdict.needed : null;
  return { id, claims, claimedPpm, claimed, source, measured: { ...finding, measuredAt: measured.measuredAt, verdict: verdict.kind, reason: verdict.reason, needed } };
}
