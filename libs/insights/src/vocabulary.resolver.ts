import { SiteProgrammes } from '@ringroad/lifecycle';
import { MarketPolicies } from '@ringroad/market';
import { Allow, Caller, Database, type OperatorPrincipal, type PartnerPrincipal, type UserPrincipal, titleList } from '@ringroad/platform';
import { Query, Resolver } from '@nestjs/graphql';
import { KindOfBusiness, Moment } from './vocabulary.graphql.js';

/** The words of a site: the built-in ones and those its own programmes bring. */
@Resolver()
export class VocabularyResolver {
  constructor(
    private readonly database: Database,
    private readonly programmes: SiteProgrammes,
    private readonly policies: MarketPolicies,
  ) {}

  @Query(() => [Moment], { description: 'The moments of the programmes in force, the built-in ones first.' })
  @Allow('operator', 'partner')
  moments(@Caller() caller: OperatorPrincipal | PartnerPrincipal): Promise<Moment[]> {
    return this.database.transaction(caller.scope, async (tx) => {
      const moments = await this.programmes.moments(tx, caller.siteId);
      return moments.map((moment) => ({ ...moment, titles: titleList(moment.titles), programmeTitles: titleList(moment.programmeTitles) }));
    });
  }

  @Query(() => [KindOfBusiness], { description: 'The kinds of business of the site, the built-in ones first. Those of programmes not yet published are for operators.' })
  @Allow('operator', 'partner', 'user')
  categories(@Caller() caller: OperatorPrincipal | PartnerPrincipal | UserPrincipal): Promise<KindOfBusiness[]> {
    return this.database.transaction(caller.scope, async (tx) => {
      const { names, retired } = await this.policies.policyOf(tx, { id: caller.siteId });
      const categories = await this.programmes.categories(tx, caller.siteId);
      return categories.map(({ category, titles }) => {
        const named = names.find((name) => name.category === category);
        return { category, titles: titleList(named === undefined ? titles : { en: named.en, ru: named.ru }), retired: retired.includes(category) };
      });
    });
  }
}
