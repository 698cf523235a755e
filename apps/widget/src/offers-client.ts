export interface WidgetOffer {
  readonly id: string;
  readonly partnerName: string;
  readonly title: string;
  readonly text: string;
  readonly reason: string;
  readonly expiresAt: string;
  /** Opens the offer, signed in once: the page itself never sees a session. */
  readonly claimUrl: string;
}

export type DismissReason = 'not_relevant' | 'already_done' | 'later';

export interface LoadedOffers {
  readonly offers: readonly WidgetOffer[];
  /** Of the reasons, which the server tells in the user's language; unknown when there are none. */
  readonly language?: string;
  /** Where the user's days begin and end (IANA), as on the offer's own page; unknown when there are no offers. */
  readonly timezone?: string;
}

export interface Access {
  readonly origin: string;
  readonly siteKey: string;
  readonly token: string;
}

/** Offers for the user of the page; an empty list whenever anything is wrong: a classified page must never break through us. */
export async function loadOffers(access: Access): Promise<LoadedOffers> {
  const url = new URL('/v1/offers', access.origin);
  if (access.siteKey) url.searchParams.set('siteKey', access.siteKey);
  const response = await fetch(url, { headers: { authorization: `Bearer ${access.token}` }, credentials: 'omit' }).catch(() => undefined);
  if (!response?.ok) return { offers: [] };
  const body = (await response.json().catch(() => undefined)) as Partial<LoadedOffers> | undefined;
  return { offers: (body?.offers ?? []).filter(isSafe), language: body?.language, timezone: body?.timezone };
}

/** Tells why an offer is unwanted; true when the server has it. */
export async function dismissOffer(access: Access, id: string, reason: DismissReason): Promise<boolean> {
  const response = await fetch(new URL(`/v1/offers/${encodeURIComponent(id)}/dismiss`, access.origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${access.token}`, 'content-type': 'application/json' },
    credentials: 'omit',
    body: JSON.stringify({ reason }),
  }).catch(() => undefined);
  return response?.ok === true;
}

/** A link that is no web address (`javascript:`) must not run on somebody's page. */
function isSafe(offer: WidgetOffer): boolean {
  return /^https?:\/\//.test(offer.claimUrl) || offer.claimUrl.startsWith('/');
}
