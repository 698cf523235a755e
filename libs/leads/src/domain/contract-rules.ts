import type { ArgSpecs, ArgValues } from '@ringroad/kernel';
import type { LeadEvidence, OtherLead } from './lead-evidence.js';
import type { LeadStatus } from './lead-state.js';

export type ContractRuleCode = 'not-expired' | 'verified-contact' | 'consent-receipt' | 'inside-area' | 'not-suppressed' | 'not-duplicate';

/** Plain data to be stored and shown beside the verdict. No personal data. */
export type RuleEvidence = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface RuleFinding {
  readonly passed: boolean;
  readonly evidence: RuleEvidence;
}

/** A rule of the lead contract that describes itself: the console draws its form from `args`. */
export interface ContractRule {
  readonly code: ContractRuleCode;
  readonly description: string;
  readonly args: ArgSpecs;
  /** What becomes of a lead that fails it. */
  readonly outcome: 'rejected' | 'duplicate' | 'expired';
  check(lead: LeadEvidence, args: ArgValues): RuleFinding;
}

const HOUR = 3_600_000;

/** Leads the partner has, or had and was charged for. One that was rejected or expired never reached him and blocks nothing. */
const REACHED_PARTNER: readonly LeadStatus[] = ['qualified', 'delivered', 'accepted', 'contacted', 'won', 'lost', 'unreachable'];

/** In the order they decide: the first that fails gives the lead its outcome. */
export const CONTRACT_RULES: readonly ContractRule[] = [
  {
    code: 'not-expired',
    description: 'The contact was proved in time after the claim.',
    args: { hours: { type: 'integer', unit: 'hours', description: 'Hours from claim to proof', default: 72, min: 1, max: 720 } },
    outcome: 'expired',
    // The moment of the proof counts, not the moment of judging: a slow worker must not cost the partner a lead.
    check: (lead, { hours = 72 }) => {
      const seconds = ((lead.verification?.at ?? lead.at).getTime() - lead.claimedAt.getTime()) / 1000;
      return { passed: seconds * 1000 <= hours * HOUR, evidence: { secondsToProof: seconds, proved: lead.verification !== null, hours } };
    },
  },
  {
    code: 'verified-contact',
    description: 'The user proved with a one-time code that the contact is theirs.',
    args: {},
    outcome: 'rejected',
    check: ({ verification, contactIndex }) => ({
      passed: verification !== null && verification.contactIndex === contactIndex,
      evidence: { verifiedAt: verification?.at.toISOString() ?? null, sameContact: verification?.contactIndex === contactIndex },
    }),
  },
  {
    code: 'consent-receipt',
    description: 'A receipt names this partner and carries the very text the user was shown.',
    args: {},
    outcome: 'rejected',
    check: ({ receipt, partnerId, shownTextVersion }) => ({
      passed: receipt?.action === 'granted' && receipt.partnerId === partnerId && receipt.textVersion === shownTextVersion,
      evidence: { action: receipt?.action ?? null, names: receipt?.partnerId ?? null, textVersion: receipt?.textVersion ?? null, shownTextVersion },
    }),
  },
  {
    code: 'inside-area',
    description: "The user's region is one the campaign asked for; a campaign without regions wants all.",
    args: {},
    outcome: 'rejected',
    check: ({ region, campaignRegions }) => ({
      passed: campaignRegions.length === 0 || (region !== null && campaignRegions.includes(region)),
      evidence: { region, campaignRegions },
    }),
  },
  {
    code: 'not-suppressed',
    description: 'The contact is not on the suppression list.',
    args: {},
    outcome: 'rejected',
    check: ({ suppressed }) => ({ passed: !suppressed, evidence: { suppressed } }),
  },
  {
    code: 'not-duplicate',
    description: 'This person has not reached this partner in this category within the last days, by user or by contact.',
    args: { days: { type: 'integer', unit: 'days', description: 'Days a person stays the same lead', default: 30, min: 1, max: 365 } },
    outcome: 'duplicate',
    check: (lead, { days = 30 }) => {
      const earlier = lead.others.find((other) => isSamePerson(lead, other) && isWithin(lead, other, days));
      return { passed: !earlier, evidence: { duplicateOf: earlier?.leadId ?? null, by: earlier ? sameness(lead, earlier) : null, days } };
    },
  },
];

function isSamePerson(lead: LeadEvidence, other: OtherLead): boolean {
  return other.leadId !== lead.leadId && other.partnerId === lead.partnerId && other.category === lead.category && sameness(lead, other) !== null;
}

function sameness(lead: LeadEvidence, other: OtherLead): 'user' | 'contact' | null {
  if (other.userId === lead.userId) return 'user';
  return other.contactIndex === lead.contactIndex ? 'contact' : null;
}

/** Distance of the claims, whichever came first: of two open claims the first to qualify is the lead, the other its duplicate. */
function isWithin(lead: LeadEvidence, other: OtherLead, days: number): boolean {
  return REACHED_PARTNER.includes(other.status) && Math.abs(lead.claimedAt.getTime() - other.claimedAt.getTime()) < days * 24 * HOUR;
}
