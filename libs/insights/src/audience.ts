import { isCategory, siteScope } from '@ringroad/kernel';
import { categoriesFor, SiteProgrammes } from '@ringroad/lifecycle';
import { type AudienceForecast, type AudienceTable, audienceWishes, type CampaignWishes, type CountedTrait, forecastAudience, publishAudience } from '@ringroad/market';
import { Database, type Site, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type CalledFor, countCells, countTraits, needsOfMoments, walkAll } from './audience.queries.js';
import { HourlyFigures } from './hourly-figures.js';

/**
 * How many people campaigns can reach. Partners may not read a site's users, so the counting opens the site's own scope; what
 * leaves this class was made publishable (`publishAudience`), and nothing of a question enters it.
 */
@Injectable()
export class Audience {
  private readonly tables = new HourlyFigures<AudienceTable>((site) => this.database.transaction(siteScope(site.id), (tx) => this.count(tx, site)));

  constructor(
    private readonly database: Database,
    private readonly programmes: SiteProgrammes,
  ) {}

  /** Null when fewer than 100 people fit. */
  async forecast(site: Site, wishes: CampaignWishes): Promise<AudienceForecast | null> {
    return forecastAudience(await this.table(site), audienceWishes(wishes));
  }

  /** All that is told of the site's people, as it stood within the last hour. */
  table(site: Site): Promise<AudienceTable> {
    return this.tables.of(site);
  }

  private async count(tx: Tx, site: Site): Promise<AudienceTable> {
    await walkAll(tx);
    const lines = new Map((await this.programmes.lines(tx, site.id)).map((line) => [line.id, line]));
    const called = (await needsOfMoments(tx, site)).flatMap((row): CalledFor[] => {
      const definition = lines.get(row.programmeId)?.versions.get(row.version);
      const categories = definition === undefined ? [] : [...categoriesFor(definition, row.needs).keys()];
      return categories.filter(isCategory).map((category) => ({ ...row, category }));
    });
    const cells = await countCells(tx, site, called);
    const traits = await countTraits(tx, site);
    const people = traits.find(({ trait }) => trait === null)?.people ?? 0;
    return publishAudience(cells, people, traits.flatMap(({ trait, ...rest }): CountedTrait[] => (trait === null ? [] : [{ ...rest, trait }])));
  }
}
