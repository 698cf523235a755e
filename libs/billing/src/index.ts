export * from './domain/balances.js';
export * from './domain/cumulative.js';
export * from './domain/hold.js';
export * from './domain/invariants.js';
export * from './domain/transfer.js';
