import { isUuid } from '@ringroad/kernel';
import { Allow, Caller, Database, type OperatorPrincipal, type Site, Sites, type Tx } from '@ringroad/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { assetObject } from './asset.graphql.js';
import { assetKeys, orderFacts } from './domain/fact.js';
import { saleForecast, saleProofs } from './domain/sale-forecast.js';
import { readUsers } from './lives.queries.js';
import { SaleForecastObject } from './ownership-beliefs.graphql.js';
import { ownershipPolicy } from './ownership-beliefs.js';
import { ownedCars } from './ownership-beliefs.queries.js';
import { People } from './people.js';

/** When a user is expected to sell his cars, for the operator's page of that user. */
@Resolver()
@Allow('operator')
export class SaleForecastResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly people: People,
  ) {}

  @Query(() => [SaleForecastObject], { description: 'When the user is expected to sell each car he bought and keeps, the soonest first; empty when there is none of this id.' })
  saleForecasts(@Caller() caller: OperatorPrincipal, @Args('userId', { type: () => ID, description: 'The id of the user.' }) userId: string): Promise<SaleForecastObject[]> {
    if (!isUuid(userId)) return Promise.resolve([]);
    return this.database.transaction(caller.scope, async (tx) => this.forecasts(tx, await this.sites.get(tx, caller.siteId), userId));
  }

  private async forecasts(tx: Tx, site: Site, userId: string): Promise<SaleForecastObject[]> {
    const cars = await ownedCars(tx, site.id, userId);
    if (cars.length === 0) return [];
    const policy = await ownershipPolicy(tx, site.id);
    const facts = (await readUsers(tx, site.id, [userId])).flatMap((user) => user.facts);
    const proofs = saleProofs(facts, assetKeys(orderFacts(facts)));
    const assets = await this.people.assets(tx, site.id, cars.map(({ assetId }) => assetId));
    const forecasts = cars.flatMap(({ assetId, assetKey, brandClass, boughtAt, zone }) => {
      const sale = saleForecast(boughtAt, brandClass, proofs.get(assetKey) ?? [], { asOf: site.now, zone, policy });
      const asset = assets.get(assetId);
      return sale === null || asset === undefined ? [] : [{ ...sale, assetId, boughtAt, asset: assetObject(asset, site.currency) }];
    });
    return forecasts.sort((a, b) => a.likelyAt.getTime() - b.likelyAt.getTime() || (a.assetId < b.assetId ? -1 : 1));
  }
}
