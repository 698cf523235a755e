export * from './domain/bonus-code.js';
export * from './domain/contract-rules.js';
export * from './domain/lead-contract.js';
export * from './domain/lead-evidence.js';
export * from './domain/lead-state.js';
export * from './domain/one-time-code.js';
export * from './domain/rule-arg.js';
