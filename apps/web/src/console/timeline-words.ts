import type { TimelineRowFragment } from '../api/operations.js';
import type { Dictionary } from '../i18n/dictionary.js';
import { carKey } from '../ui/car-name.js';
import { normaliseCode, wordsFor } from '../ui/codes.js';
import { isOwn, type SiteWords } from '../ui/site-words.js';

type Row = Pick<TimelineRowFragment, 'kind' | 'title' | 'detail' | 'reason' | 'stage'>;
export type TimelineWords = Dictionary['codes']['timeline'] & Pick<Dictionary['codes'], 'ad' | 'channel' | 'loss' | 'leadStatus' | 'billing'> & {
  readonly site: Pick<SiteWords, 'categories' | 'categoryName' | 'programmeName' | 'stageName'>;
};

const PROGRAMME = 'programme:';

export interface Told {
  readonly title: string;
  readonly detail: string | null;
  readonly reason: string | null;
}

/** Steps and consents carry who or what caused them: that is a cause, not a reason why something did not happen. */
const WITHOUT_REASON = new Set(['event', 'stage', 'consent', 'claim']);

/** One line of the timeline as a person would say it, from the server's stable keys (`owning.month-6`, `email.sent`, `billing.held`). */
export function tell(row: Row, words: TimelineWords): Told {
  const reason = row.reason && !WITHOUT_REASON.has(row.kind) ? reasonOf(row, words) : null;
  const [head = '', tail = ''] = row.title.split('.');
  switch (row.kind) {
    case 'contact_point':
      return { title: contactPointTitle(row, tail, words), detail: categoriesIn(row.detail, words), reason };
    case 'delivery':
      return { title: words.delivery[tail] ?? wordsFor(words.titles, row.title), detail: [wordsFor(words.channel, head), row.detail].filter(Boolean).join(' · '), reason };
    case 'decision':
      // Most are held for a moment of the user's life; one for a page that was looked at says so.
      return { title: wordsFor(words.titles, head), detail: [tail === 'page' ? words.forPage : null, row.detail].filter(Boolean).join(' · ') || null, reason };
    case 'lead':
      return { title: wordsFor(words.leadStatus, tail || row.title), detail: row.detail, reason };
    case 'money':
      return { title: wordsFor(words.billing, tail || row.title), detail: row.detail, reason };
    case 'consent':
      return { title: wordsFor(words.consent, row.title), detail: consentDetail(row.detail, words), reason };
    case 'stage':
      return { title: row.stage && isOwn(row.stage) ? words.site.stageName(row.stage) : wordsFor(words.titles, row.title), detail: subjectOf(row, words), reason };
    case 'event':
      return { title: wordsFor(words.titles, row.title), detail: row.detail && carKey(row.detail, words.ad), reason };
    default:
      return { title: wordsFor(words.titles, row.title), detail: row.detail, reason };
  }
}

/** A moment of the site's own programme is told with its stage; those of a car's life have names. */
function contactPointTitle({ title, stage }: Row, point: string, words: TimelineWords): string {
  const moment = words.titles['contact-point'] ?? title;
  return stage && isOwn(stage) ? `${moment} (${words.site.stageName(stage)})` : (words.contactPoint[point] ?? moment);
}

/** What a journey is about: a car; else its programme, unless the title has told that. */
function subjectOf({ detail, stage }: Row, words: TimelineWords): string | null {
  if (!detail?.startsWith(PROGRAMME)) return detail && carKey(detail, words.ad);
  return stage ? null : words.site.programmeName(detail.slice(PROGRAMME.length));
}

/** A contact point's reason is its status: planned and fired need no remark. */
function reasonOf(row: Row, words: TimelineWords): string | null {
  const code = normaliseCode(row.reason ?? '');
  return code === 'planned' || code === 'fired' ? null : wordsFor(words.loss, code);
}

/** A receipt's channel, where it names one, and the version of the text that was agreed to. */
function consentDetail(detail: string | null, words: TimelineWords): string | null {
  const [version, channel] = (detail ?? '').split(' ').toReversed();
  return [channel && wordsFor(words.channel, channel), version && words.wording(version)].filter(Boolean).join(' · ') || null;
}

/** Needs are told as the kinds of business that meet them, where they are named so. */
function categoriesIn(detail: string | null, words: TimelineWords): string | null {
  if (!detail) return null;
  return detail
    .split(', ')
    .map((need) => {
      return words.site.categories.includes(need) ? words.site.categoryName(need) : wordsFor(words.needs, need);
    })
    .join(', ');
}
