import { SYSTEM } from '@ringroad/kernel';
import { Database, type Site } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type Vocabulary, vocabularyOf } from './event-schemas.js';
import { SiteProgrammes } from './site-programmes.js';

const KEPT_MS = 10_000;

/**
 * The events each site may send, for the hot path: those of a live site are kept for ten seconds, those of a sandbox read each time,
 * since whoever tries a programme there sends its events at once.
 */
@Injectable()
export class EventVocabulary {
  private readonly live = new Map<string, { readonly words: Promise<Vocabulary>; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly programmes: SiteProgrammes,
  ) {}

  of(site: Pick<Site, 'id' | 'kind'>): Promise<Vocabulary> {
    const now = performance.now();
    const known = this.live.get(site.id);
    if (known && known.until > now) return known.words;
    const words = this.read(site.id);
    if (site.kind !== 'live') return words;
    this.live.set(site.id, { words, until: now + KEPT_MS });
    words.catch(() => this.live.delete(site.id));
    return words;
  }

  private async read(siteId: string): Promise<Vocabulary> {
    return vocabularyOf(await this.database.transaction(SYSTEM, (tx) => this.programmes.vocabulary(tx, siteId)));
  }
}
