import { CATEGORIES, isBuiltInCategory, isCategory, type Stage } from '@ringroad/kernel';
import { type AuctionRecord, type CategoryReserve, type Decision as AuctionDecision, isAuctionRecord, type Json, replay, MarketPolicies, toJson } from '@ringroad/market';
import { Allow, Caller, Database, type OperatorPrincipal, Sites, toMoney, type Tx } from '@ringroad/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { campaignNames, type NamedCampaign } from './campaign-names.queries.js';
import { type Candidate, Decision } from './decision.graphql.js';

/** A record of the first kind: the whole outcome. */
interface OldAuctionRecord {
  readonly kind: 'auction';
  readonly v?: undefined;
  /** Minor units by category; the oldest records have none. */
  readonly reserves?: Readonly<Record<string, string>>;
  readonly decision: Json<AuctionDecision>;
}

type DecisionRecord = { readonly kind: 'suppressed'; readonly reason: string } | OldAuctionRecord | AuctionRecord;

interface DecisionRow {
  readonly id: string;
  readonly at: Date;
  readonly stage: Stage;
  readonly channel: string;
  readonly outcome: string;
  readonly winners: number;
  readonly record: DecisionRecord;
}

const PPM = 1_000_000;

/** Opens a stored decision: who was there, with what, and why they lost. */
@Resolver()
@Allow('operator')
export class DecisionResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly policies: MarketPolicies,
  ) {}

  @Query(() => Decision, { nullable: true, description: 'One decision; null when there is none of this id.' })
  decision(@Caller() caller: OperatorPrincipal, @Args('id', { type: () => ID, description: 'The id of the decision.' }) id: string): Promise<Decision | null> {
    if (!z.uuid().safeParse(id).success) return Promise.resolve(null);
    return this.database.transaction(caller.scope, async (tx) => {
      const [row] = await tx.query<DecisionRow>('select id, at, stage, channel, outcome, winners, record from decision where site_id = $1 and id = $2', [caller.siteId, id]);
      if (!row) return null;
      const { currency } = await this.sites.get(tx, caller.siteId);
      const { record, ...plain } = row;
      if (record.kind === 'suppressed') {
        return { ...plain, slots: 0, version: '', seed: row.id, reason: record.reason, reserves: [], attentionFloor: 0, candidates: [], lossCounts: [] };
      }
      const decision = isAuctionRecord(record) ? await this.heldAgain(tx, caller.siteId, row.id, record) : record.decision;
      const names = await campaignNames(tx, caller.siteId, decision.explanations.map((line) => line.campaignId));
      return {
        ...plain,
        slots: decision.terms.slots,
        version: decision.terms.version,
        seed: decision.seed,
        reason: null,
        reserves: reservesOf(record.reserves ?? {}, currency),
        attentionFloor: Number(decision.terms.attentionFloor) / PPM,
        candidates: candidatesOf(decision, names, currency),
        lossCounts: Object.entries(decision.losses).map(([reason, count]) => ({ reason, count: count ?? 0 })),
      };
    });
  }

  private async heldAgain(tx: Tx, siteId: string, seed: string, record: AuctionRecord): Promise<Json<AuctionDecision>> {
    const { terms } = await this.policies.ofVersion(tx, siteId, record.policy);
    return toJson(replay({ seed, terms, record }));
  }
}

/** The built-in kinds of business in their order, then the site's own. */
function reservesOf(reserves: Readonly<Record<string, string>>, currency: string): CategoryReserve[] {
  const named = Object.keys(reserves).filter(isCategory);
  const ordered = [...CATEGORIES.filter((category) => named.includes(category)), ...named.filter((category) => !isBuiltInCategory(category))];
  return ordered.map((category) => ({ category, reserve: toMoney(BigInt(reserves[category] ?? '0'), currency) }));
}

function candidatesOf(decision: Json<AuctionDecision>, names: ReadonlyMap<string, NamedCampaign>, currency: string): Candidate[] {
  const ranked = decision.explanations.filter((line) => line.score !== null).sort((a, b) => (BigInt(a.score ?? '0') < BigInt(b.score ?? '0') ? 1 : -1));
  return decision.explanations.map((line) => {
    const named = names.get(line.campaignId);
    const money = (minor: string | null) => (minor === null ? null : toMoney(BigInt(minor), currency));
    return {
      campaignId: line.campaignId,
      campaignName: named?.name ?? '',
      partnerName: named?.partnerName ?? '',
      category: named?.category ?? 'accessories',
      rank: line.score === null ? null : ranked.indexOf(line) + 1,
      won: line.outcome === 'WON',
      bid: named ? toMoney(named.bid, currency) : null,
      effectiveBid: money(line.bid),
      quality: line.qualityPpm === null ? null : line.qualityPpm / PPM,
      relevance: line.relevancePpm === null ? null : line.relevancePpm / PPM,
      score: line.score === null ? null : Number(line.score) / PPM,
      price: money(line.price),
      lossReason: line.outcome === 'WON' ? null : line.outcome,
    };
  });
}
