import { DomainError, type Minor } from '@ringroad/kernel';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field({ description: 'Whole minor units (cents, kopecks) as a decimal string; negative amounts start with a minus.' })
  readonly minor!: string;

  @Field({ description: 'ISO 4217 code.' })
  readonly currency!: string;
}

export function toMoney(minor: Minor, currency: string): Money {
  return { minor: minor.toString(), currency };
}

/** Minor units as clients send them. Raises INVALID_INPUT naming the field for anything but digits, up to 15 of them. */
export function minorFrom(text: string, field: string): Minor {
  if (!/^\d{1,15}$/.test(text)) {
    throw new DomainError('INVALID_INPUT', 'Send the amount in minor units, as digits only.', { field });
  }
  return BigInt(text);
}
