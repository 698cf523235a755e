import { CLASSIFIED, DomainError, stageKeyOf } from '@ringroad/kernel';
import { type ProgrammeLine, releasedVersion, SiteProgrammes, titlesOf } from '@ringroad/lifecycle';
import { Allow, Caller, Database, type OperatorPrincipal, Sites, type Tx, type Title, titleList } from '@ringroad/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { PortfolioObject, StageMove } from './portfolio.graphql.js';
import { Portfolio } from './portfolio.js';

const PROGRAMME = { type: () => ID, description: 'The id of a programme the site runs or ran; classified is the built-in one.' };

/** The balance of a programme, now and back in time. */
@Resolver()
@Allow('operator')
export class PortfolioResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly programmes: SiteProgrammes,
    private readonly figures: Portfolio,
  ) {}

  @Query(() => PortfolioObject, { description: 'Who stood in which stage of a programme at an instant. NOT_FOUND when the site never ran it.' })
  portfolio(
    @Caller() caller: OperatorPrincipal,
    @Args('programmeId', PROGRAMME) programmeId: string,
    @Args('at', { type: () => Date, nullable: true, description: "The instant, not later than the site's clock; left out, now." }) at?: Date | null,
  ): Promise<PortfolioObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const instant = at ?? site.now;
      if (instant > site.now) throw new DomainError('INVALID_INPUT', "Nobody stands anywhere after the site's clock: choose an earlier moment.", { field: 'at' });
      const line = await this.line(tx, caller.siteId, programmeId);
      const { users, stages, emptied } = await this.figures.at(tx, site, line, instant);
      return { programmeId, at: instant, users, stages: stages.map(({ name, ...stage }) => ({ ...stage, titles: titlesOfStage(line, name) })), emptied };
    });
  }

  @Query(() => [StageMove], { description: 'Who went from where to where in a programme from one instant until before another, most first. NOT_FOUND when the site never ran it.' })
  stageFlows(
    @Caller() caller: OperatorPrincipal,
    @Args('programmeId', PROGRAMME) programmeId: string,
    @Args('from', { type: () => Date, description: 'Since when, that instant included.' }) from: Date,
    @Args('to', { type: () => Date, description: 'Until when, that instant not included.' }) to: Date,
  ): Promise<StageMove[]> {
    if (!(from < to)) throw new DomainError('INVALID_INPUT', 'A period ends after it begins.', { field: 'to' });
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const { id } = await this.line(tx, caller.siteId, programmeId);
      const key = (stage: string | null) => (stage === null ? null : stageKeyOf(id, stage));
      return (await this.figures.moves(tx, site, id, from, to)).map((move) => ({ ...move, from: key(move.from), to: key(move.to) }));
    });
  }

  private async line(tx: Tx, siteId: string, programmeId: string): Promise<ProgrammeLine> {
    const line = await this.programmes.line(tx, siteId, programmeId);
    if (line === null) throw new DomainError('NOT_FOUND', 'The site does not run this programme.', { programmeId });
    return line;
  }
}

function titlesOfStage(line: ProgrammeLine, stage: string): Title[] {
  const definition = line.versions.get(releasedVersion(line) ?? Math.max(...line.versions.keys()));
  return line.id === CLASSIFIED || definition === undefined ? [] : titleList(titlesOf(definition, `stage.${stage}`, stage));
}
