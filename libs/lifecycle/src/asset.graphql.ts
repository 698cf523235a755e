import { Money, toMoney } from '@ringroad/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Asset } from './people.js';

@ObjectType('Asset', { description: 'A car: what is listed, sold, bought and owned.' })
export class AssetObject {
  @Field(() => ID, { description: 'The id of the car here.' })
  readonly id!: string;

  @Field(() => String, { nullable: true, description: "The site's own id of the car; null for partners, who must not find the ad by it." })
  readonly externalId!: string | null;

  @Field(() => String, { nullable: true, description: 'The make, as the site spells it.' })
  readonly brand!: string | null;

  @Field(() => String, { nullable: true, description: 'The model, as the site spells it.' })
  readonly model!: string | null;

  @Field(() => Int, { nullable: true, description: 'The year it was built.' })
  readonly year!: number | null;

  @Field(() => Money, { nullable: true, description: 'The price it was last listed, sold or bought for.' })
  readonly price!: Money | null;

  @Field(() => Int, { nullable: true, description: 'The mileage last told, in kilometres.' })
  readonly mileageKm!: number | null;

  @Field(() => String, { nullable: true, description: 'Where the car is.' })
  readonly region!: string | null;

  @Field({ description: 'Whether its brand counts as premium.' })
  readonly premium!: boolean;
}

/** A car as its site's operators see it; `currency` is the site's, for prices whose own is not known. */
export function assetObject(asset: Asset, currency: string): AssetObject {
  const { id, assetKey, brand, model, year, price, mileage, region, premium } = asset;
  const money = price === null ? null : toMoney(price, asset.currency ?? currency);
  return { id, externalId: assetKey, brand, model, year, price: money, mileageKm: mileage, region, premium };
}
