import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { Database, GroupCommit, KeyRing, MergeSteps, moveRows, type Site, type Tx, type UserMerge } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AcceptedMessage, Problem } from './domain/intake-message.js';
import { type AliasedUser, decideMerge, REFUSALS } from './domain/merge-decision.js';
import { Intake, type IntakeOutcome } from './intake.js';
import { Lives } from './lives.js';
import { mergeContacts } from './merged-contacts.queries.js';
import { ensureUser, forgetLife, lockAliased, recordMerge } from './merged-users.queries.js';

interface Told {
  readonly site: Site;
  readonly message: AcceptedMessage;
}

/** Ends the transaction: of a refused alias nothing is kept. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.reason);
  }
}

/**
 * Makes one person of two user ids (docs/adr/0009), in one transaction: the alias is stored as a fact, what every lib keeps of the id
 * that goes is moved, and the life of both is folded. There is no moment at which either is contacted for what the other has heard.
 */
@Injectable()
export class MergedUsers implements OnApplicationShutdown {
  /** One after the other: each takes some fifty statements, and a crowd of them must not take all connections. */
  private readonly turns: GroupCommit<Told, IntakeOutcome | Problem>;

  constructor(
    database: Database,
    private readonly intake: Intake,
    private readonly lives: Lives,
    private readonly keyRing: KeyRing,
    private readonly steps: MergeSteps,
  ) {
    const alone = ({ site, message }: Told) => database.transaction(SYSTEM, (tx) => this.write(tx, site, message));
    this.turns = new GroupCommit({ maxBatch: 1, flush: async ([told]) => [await alone(told as Told).catch(problemOf)] });
  }

  /** Resolves after the commit. A problem, with its path, where the two cannot be made one; saying again what is so already is none. */
  merge(site: Site, message: AcceptedMessage): Promise<IntakeOutcome | Problem> {
    return this.turns.submit({ site, message });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.turns.settle();
  }

  private async write(tx: Tx, site: Site, message: AcceptedMessage): Promise<IntakeOutcome> {
    const outcome = await this.intake.storeWithin(tx, site, message, false);
    if (outcome !== 'stored') return outcome;
    const previousId = userIdOf(site.id, message.userId);
    const userId = await ensureUser(tx, site, message.properties.userId as string);
    const users = await lockAliased(tx, site.id, [previousId, userId]);
    const [previous, user] = [previousId, userId].map((id) => users.get(id)) as [AliasedUser, AliasedUser];
    const decision = decideMerge(previous, user, users.get(user.mergedInto ?? userId) as AliasedUser);
    if (decision.kind === 'refused') throw new Refused({ path: 'previousId', reason: REFUSALS[decision.reason] });
    if (decision.kind === 'merge') await this.join(tx, site, { siteId: site.id, ...decision }, previous.formerIds);
    return outcome;
  }

  private async join(tx: Tx, site: Site, { siteId, formerId, userId }: UserMerge, formerIds: readonly string[]): Promise<void> {
    const merge = { siteId, formerId, userId };
    recordMerge(tx, merge, formerIds, site.now);
    forgetLife(tx, merge);
    // Locks the points: one that is being fired is waited for, and counts as fired.
    moveRows(tx, 'contact_point', merge);
    await this.steps.run(tx, merge);
    await mergeContacts(tx, this.keyRing, merge);
    await this.lives.refold(tx, site, [userId]);
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  throw error;
}
