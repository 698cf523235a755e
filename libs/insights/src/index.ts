export { checkInvariants, type Invariant } from './invariants.js';
