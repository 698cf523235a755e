import type { ProgrammeDefinition } from '../domain/programme.js';
import { CLASSIFIED_PROGRAMME } from './classified.programme.js';
import { SHOP_RF_PROGRAMME } from './shop-rf.programme.js';

/** Every programme that ships, to be copied and edited. */
export const TEMPLATES: readonly ProgrammeDefinition[] = [CLASSIFIED_PROGRAMME, SHOP_RF_PROGRAMME];
