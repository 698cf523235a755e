import { DomainError } from '@ringroad/kernel';
import { Allow, Caller, type SitePrincipal, SiteCache, type WritePrincipal } from '@ringroad/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ALIAS_OF_A_PAGE, parseMessage, type Rejection } from './domain/intake-message.js';
import { REFUSALS } from './domain/merge-decision.js';
import { EventVocabulary } from './event-vocabulary.js';
import { CONFLICT, Intake, type IntakeOutcome } from './intake.js';
import { MergedUsers } from './merged-users.js';
import { RejectedIntake } from './rejected-intake.js';

interface ItemAnswer {
  readonly index: number;
  readonly messageId?: string;
  readonly path: string;
  readonly reason: string;
}

interface BatchAnswer {
  readonly success: boolean;
  /** Stored now. */
  readonly accepted: number;
  /** Stored before: sent again, and nothing was changed. */
  readonly duplicates: number;
  readonly rejected: readonly ItemAnswer[];
}

const MAX_ITEMS = 5_000;
/** Each joins two whole lives, and they are joined one after the other. */
const MAX_ALIASES = 100;
const MERGE_CONFLICTS: ReadonlySet<string> = new Set(Object.values(REFUSALS));

type ItemResult = IntakeOutcome | Rejection;

type IntakeCaller = WritePrincipal | SitePrincipal;

const isAlias = (item: unknown) => (item as { type?: unknown } | null)?.type === 'alias';

/** Segment's HTTP tracking API: an existing SDK works by changing its host. Answers after the commit. */
@Controller('v1')
@Allow('write', 'site')
export class IntakeController {
  constructor(
    private readonly intake: Intake,
    private readonly sites: SiteCache,
    private readonly vocabulary: EventVocabulary,
    private readonly rejected: RejectedIntake,
    private readonly merged: MergedUsers,
  ) {}

  @Post('batch')
  @HttpCode(200)
  async batch(@Caller() caller: IntakeCaller, @Body() body: unknown): Promise<BatchAnswer> {
    const items = (body as { batch?: unknown } | null)?.batch;
    if (!Array.isArray(items)) throw new DomainError('INVALID_INPUT', 'Send {"batch": [...]} with a list of messages.', { path: 'batch' });
    if (items.length > MAX_ITEMS) throw new DomainError('TOO_LARGE', `Send at most ${MAX_ITEMS} messages in one batch.`, { path: 'batch' });
    if (items.filter(isAlias).length > MAX_ALIASES) throw new DomainError('TOO_LARGE', `Send at most ${MAX_ALIASES} alias messages in one batch.`, { path: 'batch' });
    const results = await Promise.all(items.map(await this.door(caller, (body as { sentAt?: unknown }).sentAt)));
    const rejected = results.flatMap((result, index) => (typeof result === 'string' ? [] : [{ index, ...result }]));
    return {
      success: rejected.length === 0,
      accepted: results.filter((result) => result === 'stored').length,
      duplicates: results.filter((result) => result === 'duplicate').length,
      rejected,
    };
  }

  @Post('track')
  @HttpCode(200)
  track(@Caller() caller: IntakeCaller, @Body() body: unknown): Promise<{ success: true }> {
    return this.single(caller, 'track', body);
  }

  @Post('identify')
  @HttpCode(200)
  identify(@Caller() caller: IntakeCaller, @Body() body: unknown): Promise<{ success: true }> {
    return this.single(caller, 'identify', body);
  }

  /** The site's own server says that two ids are one person. Raises CONFLICT where they cannot be made one, and FORBIDDEN for a page. */
  @Post('alias')
  @HttpCode(200)
  alias(@Caller() caller: IntakeCaller, @Body() body: unknown): Promise<{ success: true }> {
    if (caller.role === 'write') throw new DomainError('FORBIDDEN', `${ALIAS_OF_A_PAGE}.`, { path: 'type' });
    return this.single(caller, 'alias', body);
  }

  private async single(caller: IntakeCaller, type: string, body: unknown): Promise<{ success: true }> {
    // The body is this request's own: naming its kind in place spares a copy.
    const message = typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.assign(body, { type }) : body;
    const result = await (await this.door(caller))(message);
    if (typeof result === 'string') return { success: true };
    const { path, reason } = result;
    const conflict = reason === CONFLICT.reason || MERGE_CONFLICTS.has(reason);
    throw new DomainError(conflict ? 'CONFLICT' : 'INVALID_INPUT', `${path || 'The message'} ${reason}.`, { path, reason });
  }

  /** What stores one message of this caller's, answered after its commit. What is refused is kept aside for an operator. */
  private async door(caller: IntakeCaller, batchSentAt?: unknown): Promise<(item: unknown) => Promise<ItemResult>> {
    const site = await this.sites.get(caller.siteId);
    const fromPage = caller.role === 'write';
    const sentAt = site.kind === 'live' ? batchSentAt : null;
    const context = { now: site.now, sentAt, fromPage, takesAliases: true, ...(await this.vocabulary.of(site)) };
    const refuse = (item: unknown, rejection: Rejection) => {
      this.rejected.keep(site, fromPage ? 'page' : 'server', item, rejection, sentAt);
      return rejection;
    };
    return async (item) => {
      const parsed = parseMessage(item, context);
      if (parsed.kind === 'rejected') return refuse(item, parsed.rejection);
      const { message } = parsed;
      // By the type, not by the name: a site's own programme may call an event of pages "alias".
      const outcome = isAlias(item) ? await this.merged.merge(site, message) : await this.intake.store(site, message, fromPage);
      if (typeof outcome !== 'string') return refuse(item, { messageId: message.messageId, ...outcome });
      return outcome === 'conflict' ? refuse(item, { messageId: message.messageId, ...CONFLICT }) : outcome;
    };
  }
}
