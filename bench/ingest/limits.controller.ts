import { derivedId, newId, SYSTEM, userIdOf } from '@ringroad/kernel';
import { Allow, Database } from '@ringroad/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';

interface TrackBody {
  readonly messageId: string;
  readonly userId: string;
  readonly event: string;
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What intake is measured against, on the very same server; no part of the product has these routes. */
@Controller('v1/bench')
@Allow('anyone')
export class LimitsController {
  private readonly siteId = newId();

  constructor(private readonly database: Database) {}

  /** What the framework alone can do with such a request: reads it, answers, and does nothing. */
  @Post('echo')
  @HttpCode(200)
  echo(@Body() body: TrackBody): { success: boolean } {
    return { success: typeof body.messageId === 'string' };
  }

  /** One transaction and one INSERT into the same table per request: no key, no checks, no hash, no outbox. */
  @Post('row')
  @HttpCode(200)
  async row(@Body() body: TrackBody): Promise<{ success: boolean }> {
    const { siteId } = this;
    await this.database.transaction(SYSTEM, (tx) =>
      tx.query(
        `insert into event (site_id, user_id, id, name, occurred_at, received_at, message_id, properties)
         values ($1, $2, $3, $4, $5, now(), $6, $7) on conflict do nothing`,
        [siteId, userIdOf(siteId, body.userId), derivedId('event', siteId, body.messageId), body.event, body.timestamp, body.messageId, body.properties],
      ),
    );
    return { success: true };
  }
}
