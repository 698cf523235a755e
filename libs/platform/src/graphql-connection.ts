import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { z } from 'zod';
import { decodeCursor } from './keyset-cursor.js';

const LARGEST_PAGE = 100;

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field({ description: 'Whether `after: endCursor` would give more.' })
  readonly hasNextPage!: boolean;

  @Field({ description: 'Whether this page came after another.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "The first edge's cursor; null on an empty page." })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "The last edge's cursor; null on an empty page." })
  readonly endCursor!: string | null;
}

/** `@Args() page: PageArgs`, or extend it with filters. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 25, description: 'How many at most, 1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: "The endCursor of the page before." })
  readonly after?: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface ConnectionOf<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
}

/**
 * The Relay connection of a node type: `@ObjectType({ description: … }) class LeadConnection extends Connection(Lead) {}`.
 * Its edge type is named after the node (`LeadEdge`).
 */
export function Connection<Node extends object>(NodeType: Type<Node>, name = NodeType.name): Type<ConnectionOf<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class NodeEdge {
    @Field({ description: 'Where this edge stands in its list.' })
    readonly cursor!: string;

    @Field(() => NodeType, { description: `The ${name} itself.` })
    readonly node!: Node;
  }

  @ObjectType({ isAbstract: true })
  abstract class NodeConnection {
    @Field(() => [NodeEdge], { description: 'The rows of this page, in order.' })
    readonly edges!: readonly NodeEdge[];

    @Field(() => PageInfo, { description: 'Where this page stands in its list.' })
    readonly pageInfo!: PageInfo;
  }
  return NodeConnection as unknown as Type<ConnectionOf<Node>>;
}

export interface Keyset<Key> {
  /** How many rows to select: one more than the page shows tells whether there is a next one. */
  readonly limit: number;
  /** The sort key to go on after; null on the first page. */
  readonly after: Key | null;
}

/** What a list's SQL needs of `first` (clamped to 1..100) and `after`. Raises INVALID_INPUT for a foreign cursor. */
export function keyset<Key>(args: Pick<PageArgs, 'first' | 'after'>, shape: z.ZodType<Key>): Keyset<Key> {
  const first = Math.min(Math.max(args.first, 1), LARGEST_PAGE);
  return { limit: first + 1, after: args.after == null ? null : decodeCursor(args.after, shape) };
}

/** The page of rows selected with `keyset.limit`. */
export function connectionOf<Row, Node>(
  rows: readonly Row[],
  page: Keyset<unknown>,
  edgeOf: (row: Row) => Edge<Node>,
): ConnectionOf<Node> {
  const edges = rows.slice(0, page.limit - 1).map(edgeOf);
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length >= page.limit,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
