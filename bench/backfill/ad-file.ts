import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';

/** One row an ad, one event a row; four ads a seller. */
const ADS_OF_A_SELLER = 4;
const BRANDS = ['BMW', 'Audi', 'Volkswagen', 'Toyota', 'Skoda', 'Peugeot', 'Geely'] as const;
const REGIONS = ['Minsk', 'Brest', 'Gomel', 'Grodno', 'Mogilev', 'Vitebsk'] as const;
const FIRST_POSTED_MS = Date.UTC(2021, 0, 1);
const MINUTES = 4 * 365 * 24 * 60;

const MAP = `source: bench
site: { slug: bench, name: Bench, currency: BYN, timezone: Europe/Minsk }
key: { columns: [ad_id] }
user: seller
values:
  seller: seller
  listingId: ad_id
  brand: brand
  model: model
  year: { column: year, as: integer, required: true }
  price: { column: price, as: number, required: true }
  currency: currency
  mileage: { column: mileage, as: integer }
  region: { column: region, required: true }
  posted: { column: posted_at, as: date }
events:
  Listing Posted:
    at: posted
    properties: [listingId, brand, model, year, price, currency, mileage, region]
`;

/** Takes the file as it is; its one index is as wide as that of \`event\`. */
export const COPIED_TABLE = `create table copied_ad (ad_id text not null, seller text not null, posted_at timestamptz not null, brand text, model text, year int,
  price numeric, currency text, mileage int, region text, primary key (seller, ad_id, posted_at))`;
export const COPY_FILE = 'copy copied_ad from stdin with (format csv, header)';

/** Writes a CSV file of this many ads and the map that says what its columns mean. */
export async function writeAds(file: string, map: string, rows: number): Promise<void> {
  await writeFile(map, MAP);
  const stream = createWriteStream(file);
  stream.write('ad_id,seller,posted_at,brand,model,year,price,currency,mileage,region\n');
  for (let n = 0; n < rows; n += 1) if (!stream.write(lineOf(n))) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

export function sellersOf(rows: number): number {
  return Math.ceil(rows / ADS_OF_A_SELLER);
}

function lineOf(n: number): string {
  // A prime step spreads the ads over four years; a seller's come months apart.
  const posted = new Date(FIRST_POSTED_MS + ((n * 104_729) % MINUTES) * 60_000).toISOString();
  const seller = Math.floor(n / ADS_OF_A_SELLER);
  return `ad-${n},seller-${seller},${posted},${BRANDS[n % BRANDS.length]},Model ${n % 40},${1995 + (n % 30)},${1_000 + (n % 50_000)},BYN,${1_000 * (n % 300)},${REGIONS[n % REGIONS.length]}\n`;
}
