import type { REGION_SHARES } from './market-statistics.js';
import type { Random } from './random.js';

/** Degrees north and east. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

type Region = (typeof REGION_SHARES)[number][0];

const CHIEF_TOWNS: Readonly<Record<Region, Place>> = {
  'Минская обл.': { lat: 53.9, lon: 27.56 },
  'Гомельская обл.': { lat: 52.44, lon: 30.99 },
  'Витебская обл.': { lat: 55.19, lon: 30.2 },
  'Брестская обл.': { lat: 52.1, lon: 23.73 },
  'Могилевская обл.': { lat: 53.9, lon: 30.33 },
  'Гродненская обл.': { lat: 53.67, lon: 23.81 },
};

/** Two in three live in the chief town of their region, the others somewhere around it. */
const IN_TOWN = { share: 0.65, km: 12 };
const AROUND_KM = 80;
const KM_PER_DEGREE = 111.2;

/** A place in a region, to a hundred metres. */
export function placeIn(region: Region, random: Random): Place {
  const { lat, lon } = CHIEF_TOWNS[region];
  const km = random.chance(IN_TOWN.share) ? random.between(0, IN_TOWN.km) : random.between(IN_TOWN.km, AROUND_KM);
  const angle = random.between(0, 2 * Math.PI);
  return {
    lat: degrees(lat + (km / KM_PER_DEGREE) * Math.cos(angle)),
    lon: degrees(lon + (km / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180))) * Math.sin(angle)),
  };
}

function degrees(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
