import { CAR_TRIGGERS, type ProgrammeDefinition, type Trigger } from './programme.js';

/** The triggers a programme may react to. */
export function triggersKnownTo({ subject, events = {} }: Pick<ProgrammeDefinition, 'subject' | 'events'>): readonly Trigger[] {
  return subject.kind === 'asset' ? CAR_TRIGGERS : Object.keys(events);
}
