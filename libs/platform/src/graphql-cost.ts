import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Rows a list without `first` is taken to have: the assets of a user, the campaigns of a partner. */
const PLAIN_LIST = 5;
/** The largest page, and the guess for a page size that comes in a variable: rules judge a query once for all variables. */
const LARGEST_PAGE = 100;

/**
 * An upper guess of how many values answering an operation takes: one per field, times the rows of the lists it stands in.
 * `first` multiplies what is below it; the `edges` of a connection do not multiply once more.
 */
export function operationCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: (name: string) => FragmentDefinitionNode | null | undefined,
): number {
  // Each fragment is weighed once, however often it is spread; one that contains itself (another rule refuses it) weighs 0.
  const weighed = new Map<string, number>();

  function ofSelections(set: SelectionSetNode, type: GraphQLNamedType | null | undefined, paged: boolean): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === 'Field') cost += ofField(selection, type, paged);
      else if (selection.kind === 'InlineFragment') {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        cost += ofSelections(selection.selectionSet, on, paged);
      } else cost += ofFragment(selection.name.value, paged);
    }
    return cost;
  }

  function ofFragment(name: string, paged: boolean): number {
    const key = `${name} ${paged}`;
    const known = weighed.get(key);
    if (known !== undefined) return known;
    weighed.set(key, 0);
    const fragment = fragments(name);
    const cost = fragment ? ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), paged) : 0;
    weighed.set(key, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | null | undefined, paged: boolean): number {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field || !node.selectionSet) return 1;
    const isPage = field.args.some((argument) => argument.name === 'first');
    const rows = isPage ? pageSize(node, field) : isListType(getNullableType(field.type)) && !(paged && name === 'edges') ? PLAIN_LIST : 1;
    return 1 + rows * ofSelections(node.selectionSet, getNamedType(field.type), isPage);
  }

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation), false);
}

function pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
  const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (given?.kind === 'IntValue') return Math.min(Math.max(Number(given.value), 1), LARGEST_PAGE);
  const usual = field.args.find((argument) => argument.name === 'first')?.defaultValue;
  return given === undefined && typeof usual === 'number' ? usual : LARGEST_PAGE;
}
