import { isUuid, type Minor } from '@ringroad/kernel';
import { type AuctionRecord, candidatesOf, type Decision, isAuctionRecord, MarketPolicies, type Moment, priceOrigin, readOpportunity, recordOf, replay, reservedOf } from '@ringroad/market';
import { Allow, Caller, Database, type OperatorPrincipal, Sites, toMoney } from '@ringroad/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isDeepStrictEqual } from 'node:util';
import { campaignNames, type NamedCampaign } from './campaign-names.queries.js';
import { DecisionReplay, type ReplayedCandidate } from './decision-replay.graphql.js';

const PPM = 1_000_000;
const ID_ARG = (description: string) => ({ type: () => ID, description });

interface DecisionRow extends Moment {
  readonly record: AuctionRecord;
}

/** Proves a stored auction: held again from its record, with every number. */
@Resolver()
@Allow('operator')
export class DecisionReplayResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly policies: MarketPolicies,
  ) {}

  @Query(() => DecisionReplay, { nullable: true, description: 'A decision held again; null when there is none of these ids, or nothing was put up, or its record is too old to be held again.' })
  decisionReplay(
    @Caller() caller: OperatorPrincipal,
    @Args('userId', ID_ARG('The user it is about.')) userId: string,
    @Args('decisionId', ID_ARG('The id of the decision.')) decisionId: string,
  ): Promise<DecisionReplay | null> {
    if (!isUuid(userId) || !isUuid(decisionId)) return Promise.resolve(null);
    return this.database.transaction(caller.scope, async (tx) => {
      const [row] = await tx.query<DecisionRow>('select stage, channel, at, record from decision where site_id = $1 and user_id = $2 and id = $3', [caller.siteId, userId, decisionId]);
      if (row === undefined || !isAuctionRecord(row.record)) return null;
      const { record, ...moment } = row;
      const { terms } = await this.policies.ofVersion(tx, caller.siteId, record.policy);
      const decision = replay({ seed: decisionId, terms, record });
      const { currency } = await this.sites.get(tx, caller.siteId);
      const names = await campaignNames(tx, caller.siteId, decision.explanations.map(({ campaignId }) => campaignId));
      return {
        id: decisionId,
        identical: isDeepStrictEqual(recordedAgain(decision, record, moment), record),
        policyVersion: record.policy,
        pricing: terms.pricing,
        slots: record.slots,
        explored: decision.winners.some(({ exploration }) => exploration),
        candidates: candidatesAgain(decision, record, names, (minor) => toMoney(minor, currency)),
      };
    });
  }
}

/** The record that the replay would leave. Of those a gate stopped a record keeps some; they are given, not found. */
function recordedAgain(decision: Decision, record: AuctionRecord, moment: Moment): unknown {
  const again = recordOf(decision, { opportunity: readOpportunity(record.opportunity, moment), policy: record.policy, reserves: new Map(), gated: [] });
  return JSON.parse(JSON.stringify({ ...again, reserves: record.reserves, gated: record.gated }));
}

function candidatesAgain(decision: Decision, record: AuctionRecord, names: ReadonlyMap<string, NamedCampaign>, money: (minor: Minor) => ReturnType<typeof toMoney>): ReplayedCandidate[] {
  const stood = new Map([...candidatesOf(record), ...reservedOf(record)].map((candidate) => [candidate.campaignId, candidate]));
  const recorded = new Map(record.won.map(([campaignId, price]) => [campaignId, BigInt(price)]));
  return decision.explanations.flatMap(({ campaignId, outcome, bid, qualityPpm, relevancePpm, score, price }): ReplayedCandidate[] => {
    const candidate = stood.get(campaignId);
    if (candidate === undefined || bid === null || qualityPpm === null || relevancePpm === null || score === null) return [];
    const winner = decision.winners.find((each) => each.campaignId === campaignId);
    const origin = winner === undefined ? null : priceOrigin(winner, decision);
    const before = recorded.get(campaignId);
    return [
      {
        campaignId,
        campaignName: names.get(campaignId)?.name ?? '',
        partnerName: names.get(campaignId)?.partnerName ?? '',
        category: candidate.category,
        bid: money(candidate.bid),
        remaining: money(candidate.remaining),
        effectiveBid: money(bid),
        quality: qualityPpm / PPM,
        relevance: relevancePpm / PPM,
        score: Number(score) / PPM,
        reserve: money(candidate.reserve),
        attentionFloor: Number(candidate.attentionFloor ?? decision.terms.attentionFloor) / PPM,
        outcome,
        price: price === null ? null : money(price),
        recordedPrice: before === undefined ? null : money(before),
        priceSetBy: origin?.source ?? null,
        priceSetByCampaignId: origin?.campaignId ?? null,
      },
    ];
  });
}
