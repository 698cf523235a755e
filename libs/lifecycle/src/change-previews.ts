import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { setImmediate as breath } from 'node:timers/promises';
import { foldTogether } from './domain/fold-together.js';
import { type ChangePreview, previewChange, type UserBeforeAndAfter } from './domain/preview-change.js';
import { reconcile } from './domain/reconcile.js';
import { readUsers } from './lives.queries.js';
import { ownershipPolicy } from './ownership-beliefs.js';
import { type CheckedPlan, eventsOf } from './programme-editor.js';
import { concerned } from './programmes.queries.js';
import { SiteProgrammes } from './site-programmes.js';

/** So many users are looked at; of more, as many as this, evenly drawn. */
const MOST_USERS = 1_000;
const AT_ONCE = 100;

export interface PreviewOfAll extends ChangePreview {
  /** How many users the change concerns; `users` of them were looked at. */
  readonly concerned: number;
}

/** What a change would do to the people in a programme, before it is made: folded as they are and as they would be, and written nowhere. */
@Injectable()
export class ChangePreviews {
  constructor(private readonly programmes: SiteProgrammes) {}

  async preview(tx: Tx, site: Site, { line }: CheckedPlan): Promise<PreviewOfAll> {
    const lines = await this.programmes.lines(tx, site.id);
    const changed = lines.some(({ id }) => id === line.id) ? lines.map((each) => (each.id === line.id ? line : each)) : [...lines, line];
    const policy = await ownershipPolicy(tx, site.id);
    const { total, sample } = await concerned(tx, site.id, line.id, eventsOf(line), MOST_USERS);
    const people: UserBeforeAndAfter[] = [];
    for (let start = 0; start < sample.length; start += AT_ONCE) {
      for (const user of await readUsers(tx, site.id, sample.slice(start, start + AT_ONCE))) {
        await breath();
        const context = { policy, siteId: site.id, userId: user.userId, zone: user.timezone, locale: user.locale, asOf: site.now };
        const [before, after] = [foldTogether(lines, user.facts, context), foldTogether(changed, user.facts, context)];
        // What was fired is as it is; all else as the life of today plans it, so that nothing but the change itself is counted.
        const fired = new Map(user.contactPoints.filter(({ status }) => status === 'fired').map((point) => [point.id, point]));
        const stored = [...fired.values(), ...before.contactPoints.filter(({ id }) => !fired.has(id))];
        const pointOf = new Map(stored.map(({ id, pointId }) => [id, pointId]));
        people.push({ before, after, changes: reconcile(stored, after.contactPoints, site.now), pointOf: (id) => pointOf.get(id) ?? '' });
      }
    }
    return { ...previewChange(line.id, people, site.now), concerned: total };
  }
}
