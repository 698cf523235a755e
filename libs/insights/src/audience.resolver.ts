import { Allow, Caller, Database, type PartnerPrincipal, Sites } from '@ringroad/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Audience } from './audience.js';
import { AudienceForecastObject, AudienceInput } from './audience.graphql.js';
import { wishesFrom } from './audience-wishes.js';

/** What a partner is told of people before it bids. */
@Resolver()
@Allow('partner')
export class AudienceResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly audience: Audience,
  ) {}

  @Query(() => AudienceForecastObject, { description: 'How many people and moments a month fit. INVALID_INPUT for a price that is no amount.' })
  async audienceForecast(
    @Caller() caller: PartnerPrincipal,
    @Args('input', { description: 'Whom one thinks of.' }) input: AudienceInput,
  ): Promise<AudienceForecastObject> {
    const wishes = wishesFrom(input);
    const site = await this.database.transaction(caller.scope, (tx) => this.sites.get(tx, caller.siteId));
    const forecast = await this.audience.forecast(site, wishes);
    if (forecast !== null) return { tooFew: false, ...forecast };
    return { tooFew: true, peopleLow: null, peopleHigh: null, momentsLow: null, momentsHigh: null, parts: [], finerPercent: null, estimatedFrom: [] };
  }
}
