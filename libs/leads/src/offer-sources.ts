import { type Category, isBuiltInCategory, isBuiltInStage, type OwnText, type Stage } from '@ringroad/kernel';
import { type Person, People, SiteProgrammes, type ToldMoment, ToldMoments } from '@ringroad/lifecycle';
import { type CampaignBrief, Campaigns, type Win, Wins } from '@ringroad/market';
import { type Site, Sites, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { maskedEmail } from './domain/masked-email.js';
import type { Lead } from './lead.queries.js';
import { type AwaitedCode, awaitedCodes } from './offer.queries.js';

/** All that a page of a user's offers is told with. */
export interface OfferBackground {
  readonly person: Person;
  readonly maskedEmail: string | null;
  /** By decision. */
  readonly moments: ReadonlyMap<string, ToldMoment>;
  /** By campaign. */
  readonly campaigns: ReadonlyMap<string, CampaignBrief>;
  /** What the site's own programmes call their moments and kinds of business. */
  readonly titles: ReadonlyMap<Stage | Category, OwnText | null>;
  /** The offers that can be taken now. */
  readonly takeable: ReadonlySet<string>;
  /** By lead. */
  readonly codes: ReadonlyMap<string, AwaitedCode>;
}

/** Where offer cards come from. */
@Injectable()
export class OfferSources {
  constructor(
    readonly sites: Sites,
    readonly wins: Wins,
    private readonly people: People,
    private readonly moments: ToldMoments,
    private readonly campaigns: Campaigns,
    private readonly programmes: SiteProgrammes,
  ) {}

  /** A handful of queries for a whole page. Needs the site's scope: the caller has read wins and leads as the user, so they are the user's. */
  async background(tx: Tx, site: Site, userId: string, wins: readonly Win[], leads: readonly Lead[]): Promise<OfferBackground> {
    const siteId = site.id;
    const awaiting = leads.filter((lead) => lead.status === 'verifying');
    const [person, contacts, points, campaigns, codes, takeable] = await Promise.all([
      this.people.get(tx, siteId, userId),
      this.people.contacts(tx, siteId, userId),
      this.wins.contactPointsOf(tx, siteId, userId, wins.map((win) => win.decisionId)),
      this.campaigns.briefs(tx, siteId, wins),
      awaitedCodes(tx, siteId, userId, awaiting.map((lead) => lead.id)),
      this.wins.takeable(tx, site, wins),
    ]);
    const titles = await this.titles(tx, siteId, wins, [...campaigns.values()]);
    const told = await this.moments.get(tx, siteId, userId, [...points.values()]);
    const moments = new Map([...points].flatMap(([decisionId, pointId]) => told.has(pointId) ? [[decisionId, told.get(pointId) as ToldMoment] as const] : []));
    return { person, maskedEmail: contacts.email ? maskedEmail(contacts.email) : null, moments, campaigns, codes, titles, takeable: new Set(takeable.map(({ id }) => id)) };
  }

  /** Asked for only where something is not built in: most pages of most sites need none. */
  private async titles(tx: Tx, siteId: string, wins: readonly Win[], campaigns: readonly CampaignBrief[]): Promise<Map<Stage | Category, OwnText | null>> {
    const titles = new Map<Stage | Category, OwnText | null>();
    const stages = [...wins.map((win) => win.stage), ...campaigns.flatMap((campaign) => campaign.stages)];
    if (stages.every(isBuiltInStage) && wins.every((win) => isBuiltInCategory(win.category))) return titles;
    for (const moment of await this.programmes.moments(tx, siteId)) titles.set(moment.stage, moment.titles);
    for (const each of await this.programmes.categories(tx, siteId)) titles.set(each.category, each.titles);
    return titles;
  }
}
