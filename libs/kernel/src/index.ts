export * from './category.js';
export * from './clock.js';
export * from './domain-error.js';
export * from './events.js';
export * from './ids.js';
export * from './money.js';
export * from './scope.js';
export * from './stage.js';
