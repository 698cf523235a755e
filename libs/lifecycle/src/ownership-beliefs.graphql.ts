import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { AssetObject } from './asset.graphql.js';

@ObjectType('SaleForecast', { description: 'When a user is expected to sell a car he bought and keeps.' })
export class SaleForecastObject {
  @Field(() => ID, { description: 'The id of the car here.' })
  readonly assetId!: string;

  @Field(() => AssetObject, { description: 'The car.' })
  readonly asset!: AssetObject;

  @Field(() => Date, { description: 'When it was bought.' })
  readonly boughtAt!: Date;

  @Field(() => Date, { description: 'The last proof that the car was kept: what the user told of its ads, or a reading of its odometer.' })
  readonly keptUntil!: Date;

  @Field(() => Date, { description: 'The day the sale is expected, by the class of the car, how long the users of this site keep one, and its mileage.' })
  readonly likelyAt!: Date;

  @Field(() => Date, { description: 'One sale in ten comes before; never before now.' })
  readonly earliestAt!: Date;

  @Field(() => Date, { description: 'One sale in ten comes later.' })
  readonly latestAt!: Date;

  @Field(() => Float, { description: 'How much faster than a typical car of its class it ages by its mileage, 0.5 to 2; 1 where that is not known.' })
  readonly usage!: number;
}
