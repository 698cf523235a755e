import { DomainError, systemClock, userIdOf } from '@ringroad/kernel';
import { languageOf, type PageSilence, PageViews, type ShownOffer } from '@ringroad/outreach';
import { Allow, AttemptLimit, Caller, SignedLinks, SiteCache, type SitePrincipal, type UserPrincipal } from '@ringroad/platform';
import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { reasonWords } from './domain/reason-words.js';
import type { WidgetOffer } from './widget.controller.js';

/** As many as one page view can win. */
const MOST_SLOTS = 3;
const MINUTE_MS = 60_000;
/** Of one user, on all pages together: nobody turns pages faster. */
const VIEWS_A_MINUTE = 120;

const word = z.string().trim().min(1).max(200).refine((text) => !text.includes('\0'), 'holds the character U+0000, which no text may');
const view = z.strictObject({
  userId: word.optional(),
  page: word,
  listingId: word.optional(),
  slots: z.int().min(1).max(MOST_SLOTS).default(1),
});

interface PageOffers {
  /** The decision of this view, as the console shows it; null where none was needed. */
  readonly decisionId: string | null;
  /** The latest moment first, and within it the best first. */
  readonly offers: readonly WidgetOffer[];
  /** Why places are left for which nobody was asked: cap-day, unsubscribed, no-moment …; null otherwise. */
  readonly silence: PageSilence | null;
  /** Of the reasons: ru or en. */
  readonly language: string;
  /** IANA name of the zone in which the user counts days. */
  readonly timezone: string;
}

/**
 * A page of the site asks what to show. The site's server may ask for any of its users, a page only for whom its token names: a write
 * key, which stands in public pages, opens nobody's offers.
 */
@Controller('v1/decide')
@Allow('site', 'user')
export class PageViewController {
  private readonly limit = new AttemptLimit({ attempts: VIEWS_A_MINUTE, windowMs: MINUTE_MS, keys: 100_000 });

  constructor(
    private readonly views: PageViews,
    private readonly sites: SiteCache,
    private readonly links: SignedLinks,
  ) {}

  /**
   * `{ userId, page, listingId?, slots? }`: the site's own ids; with a user's token `userId` is left out. Answers after the decision is
   * stored; the same user and page within a minute have the same one. Raises INVALID_INPUT, and RATE_LIMITED with details.retryAfter.
   */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async decide(@Caller() caller: SitePrincipal | UserPrincipal, @Body() given: unknown): Promise<PageOffers> {
    const { page, listingId = '', slots, userId: named } = readView(given);
    const userId = userOf(caller, named);
    const wait = this.limit.take(userId, systemClock.now());
    if (wait > 0) throw new DomainError('RATE_LIMITED', `This user has looked at ${VIEWS_A_MINUTE} pages within a minute. Ask again in ${wait} seconds.`, { retryAfter: wait });
    const site = await this.sites.get(caller.siteId);
    const { offers, decisionId, silence, person } = await this.views.show({ site, userId, page, listingKey: listingId, slots });
    const language = languageOf(person?.locale ?? 'en');
    return { decisionId, offers: offers.map((offer) => this.card(caller.siteId, person?.userId ?? userId, language, offer)), silence, language, timezone: person?.timezone ?? site.timezone };
  }

  private card(siteId: string, userId: string, language: 'en' | 'ru', offer: ShownOffer): WidgetOffer {
    const { id, partnerName, title, text, reason, stage, reasonTexts, expiresAt } = offer;
    const words = reasonWords(language, { reasonKey: reason, stage, reasonTexts });
    return { id, partnerName, title, text, reason: words.user, expiresAt, claimUrl: this.links.url({ purpose: 'offer', siteId, userId, subject: id, expiresAt }) };
  }
}

function readView(given: unknown): z.infer<typeof view> {
  const parsed = view.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new DomainError('INVALID_INPUT', `Send {"userId": "…", "page": "…"}, and if you like "listingId" and "slots" (1 to ${MOST_SLOTS}). ${field || 'The body'}: ${issue?.message ?? 'is not valid'}.`, { field });
}

/** A site names its user; a user is whom the token says. */
function userOf(caller: SitePrincipal | UserPrincipal, named: string | undefined): string {
  if (caller.role === 'site') {
    if (named === undefined) throw new DomainError('INVALID_INPUT', 'Say whose page it is: "userId" is the id this user has on your site.', { field: 'userId' });
    return userIdOf(caller.siteId, named);
  }
  if (named !== undefined) throw new DomainError('INVALID_INPUT', 'The token says whose page it is: leave "userId" out, or ask with a site key.', { field: 'userId' });
  return caller.userId;
}
