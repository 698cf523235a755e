import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { Allow, Database, type Tx } from '@ringroad/platform';
import { Body, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { type CampaignRule, categoriesByStage, type UserFacts } from './bench-site.js';
import { type RuleEngine, ruleEngine } from './rule-engines.js';

interface PageViewBody {
  readonly userId: string;
}

interface Best {
  readonly campaignId: string | null;
}

/** The slug of the site that path B fills. */
export const DECIDE_SITE = 'bench-decide';

/** What a page view is measured against, on the very same server; no part of the product has these routes. */
@Controller('v1/bench/decide')
@Allow('anyone')
export class DecideLimitsController {
  private readonly engines = new Map<string, Promise<RuleEngine | null>>();
  private readonly facts = new Map<string, Promise<UserFacts>>();
  private site: Promise<string> | undefined;

  constructor(private readonly database: Database) {}

  /** One query finds the user's moment and, by an index of bids, the highest bid that fits: no quality, no caps, no price, nothing stored. */
  @Post('one-sql')
  @HttpCode(200)
  async oneSql(@Body() { userId }: PageViewBody): Promise<Best> {
    const siteId = await this.siteId();
    const [row] = await this.database.transaction(SYSTEM, (tx) => tx.query<{ id: string }>({ name: 'bench-one-sql', text: ONE_SQL }, [siteId, userIdOf(siteId, userId), JSON.stringify(categoriesByStage())]));
    return { campaignId: row?.id ?? null };
  }

  /** An npm rule engine with the campaigns as its rules; the user's facts are in memory. */
  @Post('engine/:name')
  @HttpCode(200)
  async engine(@Param('name') name: string, @Body() { userId }: PageViewBody): Promise<Best> {
    const known = this.engines.get(name) ?? this.rules().then((rules) => ruleEngine(decodeURIComponent(name), rules));
    this.engines.set(name, known);
    const engine = await known;
    if (engine === null) throw new NotFoundException('This engine is not installed here.');
    const facts = this.facts.get(userId) ?? this.factsOf(userId);
    this.facts.set(userId, facts);
    return { campaignId: await engine.best(await facts) };
  }

  private siteId(): Promise<string> {
    return (this.site ??= this.read(async (tx) => (await tx.query<{ id: string }>('select id from site where slug = $1', [DECIDE_SITE]))[0]?.id ?? ''));
  }

  private async rules(): Promise<CampaignRule[]> {
    return this.read((tx) =>
      tx.query<CampaignRule>(
        `select id, stages, category, regions, brands, price_min::float8 as "priceMin", price_max::float8 as "priceMax" from bench_campaign order by max_price desc, id`,
      ),
    );
  }

  private async factsOf(userId: string): Promise<UserFacts> {
    const siteId = await this.siteId();
    const [row] = await this.read((tx) =>
      tx.query<Omit<UserFacts, 'categories'>>(
        `select j.stage, a.region, a.brand, a.price::float8 as price from journey j join asset a on a.site_id = j.site_id and a.id = j.subject_id where j.site_id = $1 and j.user_id = $2`,
        [siteId, userIdOf(siteId, userId)],
      ),
    );
    if (row === undefined) throw new NotFoundException('The bench has no such user.');
    return { ...row, categories: categoriesByStage()[row.stage] ?? [] };
  }

  private read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(SYSTEM, work);
  }
}

const ONE_SQL = `
  select c.id from journey j join asset a on a.site_id = j.site_id and a.id = j.subject_id
  cross join lateral (
    select c.id from bench_campaign c
    where (c.stages = '{}' or j.stage = any(c.stages)) and $3::jsonb -> j.stage ? c.category
      and (c.regions = '{}' or a.region = any(c.regions)) and (c.brands = '{}' or a.brand = any(c.brands))
      and (c.price_min is null or a.price >= c.price_min) and (c.price_max is null or a.price <= c.price_max)
    order by c.max_price desc, c.id limit 1) c
  where j.site_id = $1 and j.user_id = $2 and j.ended_at is null`;
