import { derivedId } from '@ringroad/kernel';
import { brandClassOf } from '@ringroad/forecast';
import type { AssetObject, Contacts } from '@ringroad/lifecycle';
import { toMoney } from '@ringroad/platform';
import { type Language, partnerReason } from './domain/reason-words.js';
import { verdictWords } from './domain/verdict-words.js';
import type { LeadObject } from './lead.graphql.js';
import type { Lead } from './lead.queries.js';

interface Told {
  readonly campaignName: string;
  /** Null while the lead is not qualified. */
  readonly contacts: Contacts | null;
  readonly language: Language;
  readonly currency: string;
}

/** A lead as its partner sees it. The user's id and the site's id of the car stay here. */
export function leadObject(lead: Lead, { campaignName, contacts, language, currency }: Told): LeadObject {
  const { id, status, category, stage, campaignId, claimedAt, expiresAt, billing, bonusCode, car } = lead;
  const carName = [car?.brand, car?.model, car?.year].filter(Boolean).join(' ') || null;
  return {
    id,
    status,
    category,
    stage,
    campaignId,
    campaignName,
    claimedAt,
    qualifiedAt: status === 'qualified' ? lead.judgedAt : null,
    expiresAt,
    price: toMoney(lead.price, currency),
    billing,
    contact: contacts && { name: contacts.name ?? null, email: contacts.email ?? null, phone: contacts.phone ?? null },
    car: carOf(lead),
    reason: partnerReason(language, { reasonKey: lead.reason, stage, reasonTexts: lead.reasonTexts }, carName),
    bonusCode,
    verdict: (lead.verdict?.rules ?? []).map((rule) => ({ ...verdictWords(language, rule.code, rule.evidence), code: rule.code, passed: rule.passed })),
  };
}

function carOf({ id, assetId, car }: Lead): AssetObject | null {
  if (car === null || assetId === null) return null;
  const { brand, model, year, price, currency, mileage, region } = car;
  return {
    // Not the car's own: that is a plain hash of the site's id of it, and would lead to the ad.
    id: derivedId('lead-car', id),
    externalId: null,
    brand,
    model,
    year,
    // A number whose currency is not known is no price.
    price: price !== null && currency ? toMoney(BigInt(price), currency) : null,
    mileageKm: mileage,
    region,
    premium: brand !== null && brandClassOf(brand) === 'premium',
  };
}
