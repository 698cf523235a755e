import type { CampaignWishes } from '@ringroad/market';
import { minorFrom } from '@ringroad/platform';
import type { AudienceInput } from './audience.graphql.js';

/** The wishes of a campaign that is only thought of. Raises INVALID_INPUT for a price that is no amount. */
export function wishesFrom(input: AudienceInput): CampaignWishes {
  const price = (field: 'priceMinMinor' | 'priceMaxMinor') => (input[field] == null ? null : minorFrom(input[field], field));
  return {
    category: input.category,
    stages: input.stages ?? [],
    regions: input.regions ?? [],
    brands: input.brands ?? [],
    priceMin: price('priceMinMinor'),
    priceMax: price('priceMaxMinor'),
    targeting: {
      models: input.models ?? [],
      fuels: input.fuels ?? [],
      languages: input.languages ?? [],
      ...(input.yearMin == null ? {} : { yearMin: input.yearMin }),
      ...(input.yearMax == null ? {} : { yearMax: input.yearMax }),
      ...(input.mileageMinKm == null ? {} : { mileageMinKm: input.mileageMinKm }),
      ...(input.mileageMaxKm == null ? {} : { mileageMaxKm: input.mileageMaxKm }),
    },
  };
}
