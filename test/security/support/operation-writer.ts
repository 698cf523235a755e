import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly field: string;
  /** Selects all there is below the field. */
  readonly text: string;
  readonly takesId: boolean;
  /** The variables with this id wherever an id is wanted. */
  variables(id: string): Record<string, unknown>;
}

export const BOATS = fileURLToPath(new URL('../../../docs/examples/boats.programme.yaml', import.meta.url));

const DEEPEST = 11;
/** Pages: enough to show everything of the world, few enough for the cost limit. */
const ROWS = 12;
const ROWS_WITHIN = 8;
/** Fewer rows where each is so much that more of them pass the cost limit; a site of the world has two partners. */
const ROWS_OF: Readonly<Record<string, number>> = { partners: 3 };

/** Values that get past validation, by the name of an argument or input field; the rest goes by its type. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  search: 'SECRET',
  email: 'nobody@example.org',
  name: 'A name',
  stages: ['posted'],
  stage: 'posted',
  category: 'detailing',
  seasons: [],
  regions: [],
  brands: [],
  mutedCategories: ['detailing'],
  consentTextVersion: 'share-1',
  code: '000000',
  maxPriceMinor: '5000',
  totalBudgetMinor: '900000',
  amountMinor: '5000',
  quietFrom: '21:00',
  quietTo: '08:00',
  maxPerWeek: 3,
  locale: 'en',
  days: 1,
  programmeId: 'boats',
  source: readFileSync(BOATS, 'utf8'),
  plan: { release: 1, stop: false, everSince: false, migrations: [] },
};
/** Ids that name no row: a site gives them itself, and another may have the same. */
const OWN_WORDS = ['programmeId'];
/** Filters hide what they do not fit: these stay out, so that everything is asked for. */
const LEFT_OUT = ['after', 'loaded', 'source', 'version', 'status', 'stage', 'weeks', 'months', 'pausedUntil', 'startsAt', 'endsAt', 'dailyBudgetMinor', 'priceMinMinor', 'priceMaxMinor'];

/** One operation for each query and mutation, and, where it can search, one more that does. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  const roots = [['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as const;
  return roots.flatMap(([kind, root]) => Object.values(root?.getFields() ?? {}).flatMap((field) => write(kind, field)));
}

function write(kind: Operation['kind'], field: GraphQLField<unknown, unknown>): Operation[] {
  const plain = operation(kind, field, (argument) => argument.name !== 'search' && !(kind === 'query' && argument.name === 'category'));
  const searches = field.args.some((argument) => argument.name === 'search');
  return searches ? [plain, operation(kind, field, () => true)] : [plain];
}

function operation(kind: Operation['kind'], field: GraphQLField<unknown, unknown>, wanted: (argument: GraphQLArgument) => boolean): Operation {
  const given = field.args.filter((argument) => isNonNullType(argument.type) ? argument.name !== 'first' : argument.name !== 'first' && wanted(argument) && !LEFT_OUT.includes(argument.name));
  const first = field.args.some((argument) => argument.name === 'first') ? [`first: ${ROWS_OF[field.name] ?? ROWS}`] : [];
  const declared = given.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = [...given.map((argument) => `${argument.name}: $${argument.name}`), ...first].join(', ');
  const text = `${kind}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`}${selection(field.type, [])} }`;
  return {
    kind,
    field: field.name,
    text,
    takesId: given.some((argument) => !OWN_WORDS.includes(argument.name) && hasId(argument.type)),
    variables: (id) => Object.fromEntries(given.map((argument) => [argument.name, valueOf(argument.name, argument.type, id)])),
  };
}

function selection(type: GraphQLField<unknown, unknown>['type'], path: readonly GraphQLNamedType[]): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (isUnionType(named)) return ` { ${named.getTypes().map((each) => `... on ${each.name}${selection(each, path)}`).join(' ')} }`;
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (isCompositeType(below) && (path.includes(below) || path.length >= DEEPEST)) return [];
    const paged = field.args.some((argument) => argument.name === 'first');
    return [`${field.name}${paged ? `(first: ${ROWS_WITHIN})` : ''}${selection(field.type, [...path, named])}`];
  });
  return ` { ${fields.join(' ')} }`;
}

function hasId(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return named.name === 'ID' || (isInputObjectType(named) && Object.values(named.getFields()).some((field) => !OWN_WORDS.includes(field.name) && hasId(field.type)));
}

function valueOf(name: string, type: GraphQLInputType, id: string): unknown {
  const plain = getNullableType(type);
  if (getNamedType(plain).name === 'ID' && !OWN_WORDS.includes(name)) return isListType(plain) ? [id] : id;
  if (name in SAMPLES && getNamedType(plain).name !== 'Boolean' && !isEnumType(plain)) return SAMPLES[name];
  if (isListType(plain)) return [valueOf(name, plain.ofType, id)];
  if (isEnumType(plain)) return plain.getValues()[0]?.name;
  if (isInputObjectType(plain)) {
    const fields = Object.values(plain.getFields()).filter((field) => isNonNullType(field.type) || !LEFT_OUT.includes(field.name));
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.name, field.type, id)]));
  }
  const scalars: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true, DateTime: '2026-03-20T09:00:00Z' };
  return scalars[getNamedType(plain).name] ?? 'text';
}

/** Every `Type.field` an answer of this root field may hold. */
export function fieldsBelow(schema: GraphQLSchema, kind: Operation['kind'], field: string): Set<string> {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const found = new Set<string>();
  const visit = (type: GraphQLNamedType | undefined) => {
    const holders = isUnionType(type) ? [...type.getTypes()] : isObjectType(type) || isInterfaceType(type) ? [type] : [];
    for (const holder of holders) {
      for (const each of Object.values(holder.getFields())) {
        const path = `${holder.name}.${each.name}`;
        if (found.has(path)) continue;
        found.add(path);
        visit(getNamedType(each.type));
      }
    }
  };
  visit(getNamedType((root as GraphQLObjectType).getFields()[field]?.type as GraphQLField<unknown, unknown>['type']));
  return found;
}
