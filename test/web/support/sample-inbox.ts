import { days, hours } from './sample-money.js';

const offer = (id: string, state: string, more: object = {}) => ({
  id, state, stage: 'posted', category: 'detailing', partnerName: 'Polesie Detailing', title: '20 % off a full interior clean',
  text: 'Interior dry cleaning of your car before the sale, done in a day. Clean cars sell faster.', terms: 'One car per code. By appointment.',
  expiresAt: days(9), shownAt: hours(-2), reason: 'because you posted your ad',
  whyMe: {
    fact: 'You posted an ad for a Volkswagen Passat on 10 March.',
    rule: 'People who have just posted an ad often prepare the car for the sale.',
    partnerChoice: 'Polesie Detailing wants to reach sellers in your region.',
    neverShared: ['your contact, unless you take the offer', 'your other offers', 'the address of your ad'],
    switchOff: 'You can switch off this kind of offer, or all of them, in your preferences.',
  },
  claim: null,
  knownEmail: 'i•••@example.by' as string | null,
  consentText: 'Polesie Detailing gets your name and e-mail to arrange this bonus, and nothing else.',
  consentTextVersion: '2027-01',
  ...more,
});

const claim = (status: string, bonusCode: string | null = null) => ({ leadId: 'lead-x', status, maskedEmail: 'i•••@example.by', codeExpiresAt: hours(0.25), attemptsLeft: 5, bonusCode });

/** A fresh set per session: what one test claims, another must not find claimed. */
export function sampleOffers() {
  return [
    offer('offer-1', 'fresh'),
    offer('offer-2', 'fresh', { partnerName: 'Страховая компания «Надёжный берег»', category: 'insurer', title: 'Полис на короткий срок, пока вы продаёте', text: 'Оплачиваете только те недели, пока машина ещё ваша.', expiresAt: hours(9), reason: 'потому что вы продлили объявление' }),
    offer('offer-3', 'claimed', { title: 'Free diagnostics before the deal', partnerName: 'Deneb Diagnostics', category: 'diagnostics', claim: claim('verifying') }),
    offer('offer-4', 'verified', { title: 'Winter tyres stored free', partnerName: 'Kolesnik Tyres', category: 'tyre-shop', claim: claim('qualified', 'RING-7K2M') }),
    offer('offer-5', 'dismissed', { title: 'A loan for the next car', partnerName: 'Bank Zubr', category: 'bank' }),
    offer('offer-6', 'expired', { title: 'Trade-in bonus', partnerName: 'Autohaus Minsk', category: 'car-dealer', expiresAt: days(-3) }),
    offer('offer-7', 'verified', { title: 'Second wash free', claim: claim('duplicate') }),
  ];
}

export type SampleOffer = ReturnType<typeof sampleOffers>[number];

export const samplePreferences = () => ({
  email: true, inbox: true, quietFrom: '21:00', quietTo: '09:00', maxPerWeek: 3, pausedUntil: null, mutedCategories: ['bank'], timezone: 'Europe/Minsk', locale: 'en',
});

