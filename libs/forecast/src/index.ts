export * from './brand-class.js';
export * from './ownership.js';
export * from './survival/kaplan-meier.js';
export type { Lifetime, RiskSet } from './survival/lifetime.js';
export * from './survival/log-rank.js';
export * from './survival/weibull-fit.js';
