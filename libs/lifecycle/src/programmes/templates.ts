import type { ProgrammeDefinition } from '../domain/programme.js';
import { AUTO_COURTESY_CALL_PROGRAMME } from './auto-courtesy-call.programme.js';
import { AUTO_FIRST_SERVICE_PROGRAMME } from './auto-first-service.programme.js';
import { AUTO_MILEAGE_SERVICE_PROGRAMME } from './auto-mileage-service.programme.js';
import { AUTO_MIN_OWNERSHIP_PROGRAMME } from './auto-min-ownership.programme.js';
import { AUTO_RETENTION_PROGRAMME } from './auto-retention.programme.js';
import { AUTO_SECOND_PURCHASE_PROGRAMME } from './auto-second-purchase.programme.js';
import { AUTO_SLUGGISH_BONUS_PROGRAMME } from './auto-sluggish-bonus.programme.js';
import { BANK_IDEAL_PROFILE_PROGRAMME } from './bank-ideal-profile.programme.js';
import { BANK_PLATEAU_ANALYSIS_PROGRAMME } from './bank-plateau-analysis.programme.js';
import { BANK_POTENTIAL_YIELD_PROGRAMME } from './bank-potential-yield.programme.js';
import { BANK_TRIGGER_PROGRAMME } from './bank-trigger.programme.js';
import { BONUS_EXPIRING_PROGRAMME } from './bonus-expiring.programme.js';
import { BONUS_WINBACK_CHAIN_PROGRAMME } from './bonus-winback-chain.programme.js';
import { CLASSIFIED_PROGRAMME } from './classified.programme.js';
import { CONVERSION_OBJECTIONS_PROGRAMME } from './conversion-objections.programme.js';
import { DEALER_OWNERSHIP_PROGRAMME } from './dealer-ownership.programme.js';
import { GEO_SEGMENT_PROGRAMME } from './geo-segment.programme.js';
import { LEAD_MAGNET_PROGRAMME } from './lead-magnet.programme.js';
import { LOYALTY_ADVOCATE_PROGRAMME } from './loyalty-advocate.programme.js';
import { LTV_FUNNEL_SEGMENTS_PROGRAMME } from './ltv-funnel-segments.programme.js';
import { PHARMACY_REFILL_PROGRAMME } from './pharmacy-refill.programme.js';
import { RARE_PURCHASE_REFERRAL_PROGRAMME } from './rare-purchase-referral.programme.js';
import { RAZOR_BLADES_PROGRAMME } from './razor-blades.programme.js';
import { REALESTATE_LIFE_EVENT_PROGRAMME } from './realestate-life-event.programme.js';
import { SHOES_MILEAGE_PROGRAMME } from './shoes-mileage.programme.js';
import { SHOP_ACTIVE_PROGRAMME } from './shop-active.programme.js';
import { SHOP_ANNIVERSARY_PROGRAMME } from './shop-anniversary.programme.js';
import { SHOP_LAPSED_PROGRAMME } from './shop-lapsed.programme.js';
import { SHOP_NEW_PROGRAMME } from './shop-new.programme.js';
import { SHOP_REPLENISH_PROGRAMME } from './shop-replenish.programme.js';
import { SHOP_RETURNED_PROGRAMME } from './shop-returned.programme.js';
import { SHOP_RF_PROGRAMME } from './shop-rf.programme.js';
import { SHOP_VISITOR_PROGRAMME } from './shop-visitor.programme.js';

/** Every programme that ships, to be copied and edited: the rows of the practice in the order of docs/programmes.md. */
export const TEMPLATES: readonly ProgrammeDefinition[] = [
  CLASSIFIED_PROGRAMME,
  DEALER_OWNERSHIP_PROGRAMME,
  AUTO_COURTESY_CALL_PROGRAMME,
  AUTO_FIRST_SERVICE_PROGRAMME,
  AUTO_MILEAGE_SERVICE_PROGRAMME,
  AUTO_MIN_OWNERSHIP_PROGRAMME,
  AUTO_RETENTION_PROGRAMME,
  AUTO_SECOND_PURCHASE_PROGRAMME,
  AUTO_SLUGGISH_BONUS_PROGRAMME,
  REALESTATE_LIFE_EVENT_PROGRAMME,
  SHOES_MILEAGE_PROGRAMME,
  PHARMACY_REFILL_PROGRAMME,
  RAZOR_BLADES_PROGRAMME,
  RARE_PURCHASE_REFERRAL_PROGRAMME,
  SHOP_VISITOR_PROGRAMME,
  SHOP_NEW_PROGRAMME,
  SHOP_ACTIVE_PROGRAMME,
  SHOP_REPLENISH_PROGRAMME,
  SHOP_LAPSED_PROGRAMME,
  SHOP_RETURNED_PROGRAMME,
  SHOP_ANNIVERSARY_PROGRAMME,
  SHOP_RF_PROGRAMME,
  BANK_IDEAL_PROFILE_PROGRAMME,
  BANK_PLATEAU_ANALYSIS_PROGRAMME,
  BANK_POTENTIAL_YIELD_PROGRAMME,
  BANK_TRIGGER_PROGRAMME,
  BONUS_EXPIRING_PROGRAMME,
  BONUS_WINBACK_CHAIN_PROGRAMME,
  GEO_SEGMENT_PROGRAMME,
  CONVERSION_OBJECTIONS_PROGRAMME,
  LOYALTY_ADVOCATE_PROGRAMME,
  LTV_FUNNEL_SEGMENTS_PROGRAMME,
  LEAD_MAGNET_PROGRAMME,
];
