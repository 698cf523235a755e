export { checkInvariants, type Invariant } from './invariants.js';
export { InsightsModule } from './insights.module.js';
export { WhatIfs } from './what-ifs.js';
