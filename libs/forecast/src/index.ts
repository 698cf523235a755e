export * from './brand-class.js';
export * from './ownership.js';
