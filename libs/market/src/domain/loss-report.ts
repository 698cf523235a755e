import { LOSS_ADVICE, type LossCounts, type LossReason, type LossShare } from './loss-reason.js';
import { coarse, LEAST_CROWD } from './privacy.js';

/** A reason and the share of the campaign's moments it took, in whole percent. */
export interface ToldLoss {
  readonly reason: LossReason;
  readonly percent: number;
  /** Key of the advice. */
  readonly action: string;
}

/** Losses under one heading ("share lost to budget / pacing / rank …"), the greatest first. */
export interface LossHeading {
  readonly heading: LossShare;
  readonly percent: number;
  readonly reasons: readonly ToldLoss[];
}

export interface LossReport {
  /** Moments the campaign could have been meant for, those it won among them; rounded. */
  readonly moments: number;
  /** Null where shows may not be told. */
  readonly shownPercent: number | null;
  readonly headings: readonly LossHeading[];
}

/** Who is on an exclusion list is nobody's to find out: not even by how many moments it took. */
const NEVER_TOLD: ReadonlySet<LossReason> = new Set(['EXCLUSION_LIST']);

/**
 * What became of a campaign's moments. Every number is made of rounded ones, and a reason of fewer than 100 moments is left out
 * (privacy.ts); null when none is left. `shown` is null where it may not be told.
 */
export function lossReport(shown: number | null, losses: LossCounts): LossReport | null {
  const told = (Object.entries(losses) as [LossReason, number][])
    .filter(([reason, count]) => count >= LEAST_CROWD && !NEVER_TOLD.has(reason))
    .map(([reason, count]) => ({ reason, count: coarse(count), ...LOSS_ADVICE[reason] }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  const won = shown === null || shown < LEAST_CROWD ? null : coarse(shown);
  const moments = told.reduce((sum, { count }) => sum + count, won ?? 0);
  if (moments === 0) return null;
  const percent = (count: number) => Math.round((100 * count) / moments);
  const headings = [...new Set(told.map(({ share }) => share))].map((heading): LossHeading => {
    const lines = told.filter(({ share }) => share === heading);
    return {
      heading,
      percent: percent(lines.reduce((sum, { count }) => sum + count, 0)),
      reasons: lines.map(({ reason, count, action }) => ({ reason, percent: percent(count), action })),
    };
  });
  return { moments, shownPercent: won === null ? null : percent(won), headings: headings.sort((a, b) => b.percent - a.percent) };
}
