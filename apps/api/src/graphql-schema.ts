import { parseConfig, SCHEMA_OPTIONS } from '@ringroad/platform';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { AppModule } from './app.module.js';

const RESOLVER = 'graphql:resolver_type';

/** The schema of the whole program, without starting any of it: Nest's preview mode finds the modules and makes nothing. */
export async function programSchema(): Promise<GraphQLSchema> {
  const config = { ...parseConfig({}), databaseUrl: 'postgres://nowhere.invalid/none', secret: 'not used: nothing is started here' };
  const silent = { logger: false, abortOnError: false } as const;
  const program = await NestFactory.createApplicationContext(AppModule.forRoot(config, { withWorker: false }), { ...silent, preview: true });
  const classes = [...program.get(ModulesContainer).values()].flatMap((module) => [...module.providers.values()].map((each) => each.metatype));
  const resolvers = classes.filter((each) => typeof each === 'function' && Reflect.hasMetadata(RESOLVER, each));
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, silent);
  const schema = await builder.get(GraphQLSchemaFactory).create([...new Set(resolvers as NonNullable<typeof resolvers[number]>[])], SCHEMA_OPTIONS);
  await builder.close();
  return schema;
}

/** Types, fields, arguments and enum values without a description, as paths. The root types speak for themselves. */
export function undescribed(schema: GraphQLSchema): string[] {
  const roots = new Set<GraphQLNamedType | null | undefined>([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [...(type.description || roots.has(type) ? [] : [type.name]), ...undescribedParts(type)]);
}

function undescribedParts(type: GraphQLNamedType): string[] {
  const missing: string[] = [];
  const note = (part: { readonly name: string; readonly description?: string | null }, within = type.name) => {
    if (!part.description) missing.push(`${within}.${part.name}`);
  };
  if (isEnumType(type)) type.getValues().forEach((value) => note(value));
  if (isInputObjectType(type)) Object.values(type.getFields()).forEach((field) => note(field));
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      note(field);
      for (const argument of field.args) note(argument, `${type.name}.${field.name}`);
    }
  }
  return missing;
}
