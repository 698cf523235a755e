import { MEN, ofWoman, SURNAMES, WOMEN } from './people-names.js';
import { REGION_SHARES } from './market-statistics.js';
import { type Place, placeIn } from './places.js';
import { Random } from './random.js';

export interface DemoPerson {
  /** The demo site's own user id. */
  readonly externalId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: 'ru' | 'be' | 'en';
  readonly timezone: string;
  readonly region: string;
  /** Where this person's cars stand. */
  readonly place: Place;
  /** The demo site's own groups. */
  readonly segments: readonly string[];
  /** How engaged the demo site takes the person to be, 0 to 100. */
  readonly score: number;
  /** What was said to "may partners' offers come by …" at registration; null where the user never answered. */
  readonly consent: { readonly inbox: boolean; readonly email: boolean } | null;
}

const LOCALES = [['ru', 86], ['be', 8], ['en', 6]] as const;
/** Some moved away and still sell their car at home. */
const ZONES = [['Europe/Minsk', 94], ['Europe/Warsaw', 3], ['Europe/Moscow', 2], ['Europe/Vilnius', 1]] as const;

export function externalIdOf(number: number): string {
  return `u-${String(number).padStart(5, '0')}`;
}

/** The n-th user of the demo world; addresses are under the reserved `.test`, phone numbers under a code nobody has. */
export function makePerson(seed: string, number: number): DemoPerson {
  const externalId = externalIdOf(number);
  const random = Random.of(seed, externalId, 'person');
  const locale = random.weighted(LOCALES, ([, share]) => share)[0];
  const female = random.chance(0.27);
  const first = random.pick(female ? WOMEN : MEN);
  const last = random.pick(SURNAMES);
  const spelled = (column: 0 | 1 | 2) => [first[column], female ? ofWoman(last[column]) : last[column]] as const;
  const latin = spelled(2).map((word) => word.toLowerCase());
  const phone = `+375 00 ${random.whole(100, 999)}-${random.whole(10, 99)}-${random.whole(10, 99)}`;
  const timezone = random.weighted(ZONES, ([, share]) => share)[0];
  const region = random.weighted(REGION_SHARES, ([, share]) => share)[0];
  return {
    externalId,
    name: spelled(locale === 'ru' ? 0 : locale === 'be' ? 1 : 2).join(' '),
    email: `${latin.join('.')}.${number}@mail.demo.test`,
    phone,
    locale,
    timezone,
    region,
    place: placeIn(region, Random.of(seed, externalId, 'place')),
    ...standingOf(Random.of(seed, externalId, 'standing')),
    consent: consentOf(random.unit()),
  };
}

/** What the site knows of its people beside who they are: how they reach it, and how much they do there. */
function standingOf(random: Random): Pick<DemoPerson, 'segments' | 'score'> {
  const segments = [...(random.chance(0.55) ? ['app'] : []), ...(random.chance(0.3) ? ['newsletter'] : [])];
  return { segments, score: Math.round(Math.min(100, Math.max(0, 55 + 22 * random.normal()))) };
}

/** 85 % agree to both ways, some only to cards on the site, some refuse, some never answer. */
function consentOf(unit: number): DemoPerson['consent'] {
  if (unit < 0.85) return { inbox: true, email: true };
  if (unit < 0.92) return { inbox: true, email: false };
  return unit < 0.95 ? { inbox: false, email: false } : null;
}
