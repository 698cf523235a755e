import { CLASSIFIED, DomainError } from '@ringroad/kernel';
import { type ChangePlan, ChangePreviews, changesOf, type Draft, ProgrammeEditor, readVersion, releasedVersion, SiteProgrammes, sourceOf, TEMPLATES, textsOf, versionsOf } from '@ringroad/lifecycle';
import { Allow, Caller, Database, type OperatorPrincipal, Sites, titleList } from '@ringroad/platform';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ProgrammeChangeObject, ProgrammePreview } from './programme-preview.graphql.js';
import { Programme, ProgrammeDifferenceObject, ProgrammePlan, ProgrammePlanInput, ProgrammeSource, ProgrammeTemplate, type ProgrammeVersion } from './programme.graphql.js';
import { type RunningRow, runningJourneys, servedCategories } from './programme.queries.js';

const PROGRAMME_ID = { type: () => ID, description: 'The id of the programme.' };
const PLAN = { description: 'What is to become of it.' };
const VERSION = { type: () => Int, description: 'The number of the version.' };

/** The console's programme editor: read, write, compare, preview, publish, migrate, roll back. */
@Resolver()
@Allow('operator')
export class ProgrammeResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly programmes: SiteProgrammes,
    private readonly editor: ProgrammeEditor,
    private readonly previews: ChangePreviews,
  ) {}

  @Query(() => [Programme], { description: "The site's programmes, drafts included; the built-in one first." })
  siteProgrammes(@Caller() caller: OperatorPrincipal): Promise<Programme[]> {
    return this.database.transaction(caller.scope, async (tx) => {
      const lines = await this.programmes.lines(tx, caller.siteId);
      const rows = await versionsOf(tx, caller.siteId);
      const running = await runningJourneys(tx, caller.siteId);
      const ids = new Set([...lines.map(({ id }) => id), ...rows.map(({ programmeId }) => programmeId)]);
      return [...ids].map((id) => {
        const line = lines.find((each) => each.id === id);
        const stored = rows.filter(({ programmeId }) => programmeId === id);
        const built = [...(line?.versions ?? [])].filter(([version]) => !stored.some((row) => row.version === version));
        const released = line === undefined ? null : releasedVersion(line);
        const versions = [
          ...built.map(([version, definition]) => ({ version, definition, publishedAt: null, draft: false })),
          ...stored.map(({ version, definition, publishedAt }) => ({ version, definition, publishedAt, draft: publishedAt === null })),
        ].sort((a, b) => b.version - a.version);
        const named = versions.find(({ version }) => version === released)?.definition ?? versions.find(({ definition }) => definition !== null)?.definition ?? null;
        return {
          id,
          titles: titleList(named === null ? null : textsOf(named, named.textKey)),
          builtIn: id === CLASSIFIED,
          versions: versions.map(({ version, definition, publishedAt, draft }): ProgrammeVersion => ({
            version, publishedAt, draft, readable: definition !== null, inForce: version === released, stages: stageCounts(definition?.stages ?? [], running, id, version),
          })),
        };
      });
    });
  }

  @Query(() => ProgrammeSource, { description: 'A version as it is written, with what is wrong with it. NOT_FOUND where there is none.' })
  programmeSource(@Caller() caller: OperatorPrincipal, @Args('programmeId', PROGRAMME_ID) programmeId: string, @Args('version', VERSION) version: number): Promise<ProgrammeSource> {
    return this.database.transaction(caller.scope, async (tx) => {
      const source = await this.editor.source(tx, caller.siteId, programmeId, version);
      const served = await servedCategories(tx, caller.siteId);
      return { programmeId, version, source, faults: readVersion(programmeId, version, source, { served }).problems };
    });
  }

  @Query(() => ProgrammeSource, { description: 'What is wrong with a text, without keeping it.' })
  checkProgramme(
    @Caller() caller: OperatorPrincipal,
    @Args('programmeId', PROGRAMME_ID) programmeId: string,
    @Args('source', { description: 'YAML or JSON.' }) source: string,
  ): Promise<ProgrammeSource> {
    return this.database.transaction(caller.scope, async (tx) => {
      const served = await servedCategories(tx, caller.siteId);
      return { programmeId, version: 0, source, faults: readVersion(programmeId, 1, source, { served }).problems };
    });
  }

  @Query(() => [ProgrammeTemplate], { description: 'The programmes that ship, to be copied and edited.' })
  programmeTemplates(): ProgrammeTemplate[] {
    return TEMPLATES.map((definition) => ({ id: definition.id, titles: titleList(textsOf(definition, definition.textKey)), rows: definition.rows ?? [], source: sourceOf(definition) }));
  }

  @Query(() => [ProgrammeDifferenceObject], { description: 'What two versions say differently. INVALID_INPUT for a draft that cannot be read.' })
  programmeDifferences(
    @Caller() caller: OperatorPrincipal,
    @Args('programmeId', PROGRAMME_ID) programmeId: string,
    @Args('before', VERSION) before: number,
    @Args('after', VERSION) after: number,
  ): Promise<ProgrammeDifferenceObject[]> {
    return this.database.transaction(caller.scope, (tx) => this.editor.compare(tx, caller.siteId, programmeId, before, after));
  }

  @Query(() => [ProgrammeChangeObject], { description: 'What was done to a programme, the newest first.' })
  programmeChanges(@Caller() caller: OperatorPrincipal, @Args('programmeId', PROGRAMME_ID) programmeId: string): Promise<ProgrammeChangeObject[]> {
    return this.database.transaction(caller.scope, async (tx) => (await changesOf(tx, caller.siteId, programmeId)).reverse());
  }

  @Query(() => ProgrammePreview, { description: 'Who would move where, what would be newly planned, moved or called off. INVALID_INPUT as `changeProgramme`.' })
  previewProgrammeChange(@Caller() caller: OperatorPrincipal, @Args('programmeId', PROGRAMME_ID) programmeId: string, @Args('plan', PLAN) plan: ProgrammePlanInput): Promise<ProgrammePreview> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const served = await servedCategories(tx, caller.siteId);
      return this.previews.preview(tx, site, await this.editor.check(tx, site, programmeId, planOf(plan), served));
    });
  }

  @Query(() => ProgrammePlan, { description: 'The plan that takes back the last release, to be looked at and made. CONFLICT where nothing was in force before.' })
  programmeRollBack(@Caller() caller: OperatorPrincipal, @Args('programmeId', PROGRAMME_ID) programmeId: string): Promise<ProgrammePlan> {
    return this.database.transaction(caller.scope, async (tx) => planObject(await this.editor.rollBackPlan(tx, caller.siteId, programmeId)));
  }

  @Mutation(() => ProgrammeSource, {
    description:
      'Keeps a draft, right or wrong, and tells what is wrong with it. Without `version` it is a new one. CONFLICT for a version that is published, or that somebody else saved since it was `loaded` (details.reason: saved-meanwhile).',
  })
  saveProgrammeDraft(
    @Caller() caller: OperatorPrincipal,
    @Args('programmeId', PROGRAMME_ID) programmeId: string,
    @Args('source', { description: 'YAML or JSON.' }) source: string,
    @Args('version', { ...VERSION, nullable: true }) version?: number | null,
    @Args('loaded', { type: () => String, nullable: true, description: 'What the draft said when it was loaded; left out, whatever it says now is overwritten.' }) loaded?: string | null,
  ): Promise<ProgrammeSource> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      return sourceObject(await this.editor.saveDraft(tx, site, caller.memberId, { programmeId, version: version ?? null, source, loaded: loaded ?? null }));
    });
  }

  @Mutation(() => Boolean, { description: 'Throws a draft away. NOT_FOUND where there is none; what is published stays.' })
  async deleteProgrammeDraft(@Caller() caller: OperatorPrincipal, @Args('programmeId', PROGRAMME_ID) programmeId: string, @Args('version', VERSION) version: number): Promise<boolean> {
    await this.database.transaction(caller.scope, (tx) => this.editor.deleteDraft(tx, caller.siteId, programmeId, version));
    return true;
  }

  @Mutation(() => Int, {
    description: 'Publishes, stops, migrates, rolls back: makes a plan as one step and returns how many users are folded again by it. INVALID_INPUT tells every fault with its path.',
  })
  changeProgramme(@Caller() caller: OperatorPrincipal, @Args('programmeId', PROGRAMME_ID) programmeId: string, @Args('plan', PLAN) plan: ProgrammePlanInput): Promise<number> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      return this.editor.make(tx, site, caller.memberId, programmeId, planOf(plan), await servedCategories(tx, caller.siteId));
    });
  }
}

function stageCounts(stages: readonly string[], running: readonly RunningRow[], programmeId: string, version: number) {
  return stages.map((stage) => ({ stage, journeys: running.find((row) => row.programmeId === programmeId && row.version === version && row.stage === stage)?.journeys ?? 0 }));
}

function sourceObject({ problems, ...draft }: Draft): ProgrammeSource {
  return { ...draft, faults: problems };
}

function planOf({ release, stop, everSince, migrations }: ProgrammePlanInput): ChangePlan {
  if (stop && release != null) throw new DomainError('INVALID_INPUT', 'Release a version, or stop the programme: not both.', { path: 'plan.stop' });
  const moves = migrations.map(({ from, to, stages }) => ({ from, to, stages: Object.fromEntries(stages.map(({ stage, becomes }) => [stage, becomes ?? null])) }));
  if (stop) return { release: { version: null, everSince: false }, migrations: moves };
  return { ...(release != null && { release: { version: release, everSince } }), migrations: moves };
}

function planObject({ release, migrations }: ChangePlan): ProgrammePlan {
  return {
    release: release?.version ?? null,
    stop: release !== undefined && release.version === null,
    migrations: migrations.map(({ from, to, stages }) => ({ from, to, stages: Object.entries(stages).map(([stage, becomes]) => ({ stage, becomes })) })),
  };
}
