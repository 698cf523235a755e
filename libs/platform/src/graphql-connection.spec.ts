import 'reflect-metadata';
import { z } from 'zod';
import { connectionOf, keyset } from './graphql-connection.js';
import { encodeCursor } from './keyset-cursor.js';

const shape = z.tuple([z.number()]);
const edgeOf = (row: number) => ({ cursor: encodeCursor([row]), node: { row } });

describe('a page', () => {
  it.each([
    [-5, 2],
    [25, 26],
    [5000, 101],
  ])('of %i asks the database for %i rows', (first, limit) => {
    expect(keyset({ first }, shape)).toEqual({ limit, after: null });
  });

  it('knows that there is more from the one row it does not show', () => {
    const page = connectionOf([1, 2, 3], keyset({ first: 2 }, shape), edgeOf);
    expect(page.edges.map((edge) => edge.node.row)).toEqual([1, 2]);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, endCursor: encodeCursor([2]) });
  });

  it('goes on where the one before ended, to the last', () => {
    const next = keyset({ first: 2, after: encodeCursor([2]) }, shape);
    expect(next.after).toEqual([2]);
    expect(connectionOf([3, 4], next, edgeOf).pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('may be empty', () => {
    expect(connectionOf([], keyset({ first: 2 }, shape), edgeOf).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});
