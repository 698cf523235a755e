import type { en } from './en.js';

/** English is the measure: another language has every entry, with the same arguments. */
export type Dictionary = typeof en;
