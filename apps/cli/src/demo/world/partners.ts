import { CARE_PARTNERS } from './care-partners.js';
import { MONEY_PARTNERS } from './money-partners.js';
import type { PartnerPlan } from './partner-plan.js';

/** Every partner of the demo world. The first is the one whose staff a demo link signs in as. */
export const PARTNERS: readonly PartnerPlan[] = [...CARE_PARTNERS, ...MONEY_PARTNERS];
