import { Campaign, Offer, Partner } from '@ringroad/market';

/** Tables that commands change row by row; the rest is written by hand-made SQL. `npm run migrations:check` compares them with the migrated schema. */
export const ENTITIES = [Partner, Campaign, Offer];
