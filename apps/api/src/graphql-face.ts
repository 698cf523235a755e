import { CONFIG, graphqlOptions, LOGGER } from '@ringroad/platform';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';

/** `/graphql`, made of every resolver in the program. */
export const GraphqlFace = GraphQLModule.forRootAsync<MercuriusDriverConfig>({
  driver: MercuriusDriver,
  inject: [CONFIG, LOGGER],
  useFactory: graphqlOptions,
});
