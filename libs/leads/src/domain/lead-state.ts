/** Where a lead stands. `qualified` and everything after it has reached, or is about to reach, the partner. */
export type LeadStatus =
  | 'submitted'
  | 'verifying'
  | 'qualified'
  | 'rejected'
  | 'duplicate'
  | 'expired'
  | 'delivered'
  | 'accepted'
  | 'contacted'
  | 'won'
  | 'lost'
  | 'unreachable'
  | 'erased';

/** What happened to its price; a facet of its own, so that a won lead may still be credited. */
export type LeadBilling = 'none' | 'held' | 'posted' | 'voided' | 'credited';

export interface LeadState {
  readonly status: LeadStatus;
  readonly billing: LeadBilling;
}

export type LeadActor = 'user' | 'partner' | 'operator' | 'system';

export type LeadActionKind =
  | 'hold'
  | 'send-code'
  | 'qualify'
  | 'reject'
  | 'mark-duplicate'
  | 'expire'
  | 'deliver'
  | 'accept'
  | 'contact'
  | 'win'
  | 'lose'
  | 'give-up'
  | 'credit'
  | 'erase';

export interface LeadAction {
  readonly kind: LeadActionKind;
  readonly actor: LeadActor;
  /** Why: the failed rule of a rejection, the outcome a partner reported. Empty where the action says it all. */
  readonly reason: string;
}

/** One step of one facet, to be appended to the lead's history. */
export interface LeadChange {
  readonly facet: 'status' | 'billing';
  readonly from: string;
  readonly to: string;
  readonly actor: LeadActor;
  readonly reason: string;
}

export type LeadRefusal = 'wrong-actor' | 'wrong-status' | 'wrong-billing' | 'reason-missing' | 'already-done';

export type LeadTransition =
  | { readonly kind: 'moved'; readonly state: LeadState; readonly changes: readonly LeadChange[] }
  | { readonly kind: 'refused'; readonly reason: LeadRefusal };

interface ActionRule {
  readonly actors: readonly LeadActor[];
  readonly from: readonly LeadStatus[];
  /** Absent: the status stays. */
  readonly to?: LeadStatus;
  /** Which billing the action needs, and what it makes of each. Absent: any, and it stays. */
  readonly billing?: Readonly<Partial<Record<LeadBilling, LeadBilling>>>;
  readonly needsReason?: true;
}

const OPEN: readonly LeadStatus[] = ['submitted', 'verifying'];
const WITH_PARTNER: readonly LeadStatus[] = ['delivered', 'accepted', 'contacted'];
const FREE_IT = { none: 'none', held: 'voided' } as const;

/**
 * Status and money move in one step wherever one without the other would be a lie: a lead qualifies only out of a hold and
 * posts it, and no lead ends unqualified with its price still held (billing: each qualified lead exactly one post).
 */
const ACTIONS: Readonly<Record<LeadActionKind, ActionRule>> = {
  hold: { actors: ['system'], from: ['submitted'], billing: { none: 'held' } },
  'send-code': { actors: ['system'], from: ['submitted'], to: 'verifying', billing: { held: 'held' } },
  qualify: { actors: ['system'], from: ['verifying'], to: 'qualified', billing: { held: 'posted' } },
  reject: { actors: ['system', 'operator'], from: OPEN, to: 'rejected', billing: FREE_IT, needsReason: true },
  'mark-duplicate': { actors: ['system', 'operator'], from: OPEN, to: 'duplicate', billing: FREE_IT, needsReason: true },
  expire: { actors: ['system'], from: OPEN, to: 'expired', billing: FREE_IT },
  deliver: { actors: ['system'], from: ['qualified'], to: 'delivered' },
  accept: { actors: ['partner'], from: ['delivered'], to: 'accepted' },
  contact: { actors: ['partner'], from: ['delivered', 'accepted'], to: 'contacted' },
  win: { actors: ['partner', 'operator'], from: WITH_PARTNER, to: 'won' },
  lose: { actors: ['partner', 'operator'], from: WITH_PARTNER, to: 'lost', needsReason: true },
  'give-up': { actors: ['partner', 'operator'], from: ['delivered', 'accepted'], to: 'unreachable', needsReason: true },
  credit: { actors: ['system', 'operator'], from: ['qualified', ...WITH_PARTNER, 'won', 'lost', 'unreachable', 'erased'], billing: { posted: 'credited' }, needsReason: true },
  erase: {
    actors: ['user', 'operator'],
    from: [...OPEN, 'qualified', 'rejected', 'duplicate', 'expired', ...WITH_PARTNER, 'won', 'lost', 'unreachable'],
    to: 'erased',
    billing: { ...FREE_IT, posted: 'posted', voided: 'voided', credited: 'credited' },
  },
};

export const NEW_LEAD: LeadState = { status: 'submitted', billing: 'none' };

/** Moves a lead, or says why not. `already-done` means a retry: the state is what the action wanted, nothing is to be written. */
export function transition(state: LeadState, action: LeadAction): LeadTransition {
  const rule = ACTIONS[action.kind];
  if (!rule.actors.includes(action.actor)) return { kind: 'refused', reason: 'wrong-actor' };
  if (isDone(state, rule)) return { kind: 'refused', reason: 'already-done' };
  if (!rule.from.includes(state.status)) return { kind: 'refused', reason: 'wrong-status' };
  const billing = rule.billing ? rule.billing[state.billing] : state.billing;
  if (!billing) return { kind: 'refused', reason: 'wrong-billing' };
  if (rule.needsReason && action.reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' };
  const next: LeadState = { status: rule.to ?? state.status, billing };
  const changes = (['status', 'billing'] as const)
    .filter((facet) => next[facet] !== state[facet])
    .map((facet) => ({ facet, from: state[facet], to: next[facet], actor: action.actor, reason: action.reason }));
  return { kind: 'moved', state: next, changes };
}

function isDone(state: LeadState, rule: ActionRule): boolean {
  if (rule.to) return state.status === rule.to;
  return Object.values(rule.billing ?? {}).includes(state.billing);
}
