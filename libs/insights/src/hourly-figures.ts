import type { Site } from '@ringroad/platform';

const HOUR_MS = 3_600_000;

/**
 * Figures of a site that are costly to gather, kept for an hour of its own clock: everybody who asks within it, also at the same
 * moment, gets the same ones. That an answer cannot change within the hour is privacy, too: nobody sees a number move with one event.
 */
export class HourlyFigures<Figures> {
  private readonly kept = new Map<string, { readonly hour: number; readonly figures: Promise<Figures> }>();

  constructor(private readonly gather: (site: Site) => Promise<Figures>) {}

  /** Raises what gathering raises; the next one to ask tries again. */
  of(site: Site): Promise<Figures> {
    const hour = Math.floor(site.now.getTime() / HOUR_MS);
    const known = this.kept.get(site.id);
    if (known?.hour === hour) return known.figures;
    const figures = this.gather(site);
    this.kept.set(site.id, { hour, figures });
    figures.catch(() => this.kept.delete(site.id));
    return figures;
  }
}
