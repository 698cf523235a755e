import { isProgrammeWord } from './programme-word.js';

/** The programme every site runs; its stages go by their plain names everywhere. */
export const CLASSIFIED = 'classified';

/** Life stages of the classified programme (programmes.md S01-S05): the words the whole product speaks in. */
export const STAGES = ['posted', 'renewed', 'sold', 'bought', 'owning'] as const;

export type BuiltInStage = (typeof STAGES)[number];

/** A stage of any programme, as one word: `posted` of the classified one, `boats/afloat` of a site's own. */
export type Stage = BuiltInStage | `${string}/${string}`;

/** Loyalty keeps the user friendly, sales sells (programmes.md S12). */
export type Track = 'loyalty' | 'sales';

export function isBuiltInStage(text: string): text is BuiltInStage {
  return STAGES.some((stage) => stage === text);
}

/** Whether a text names a stage: one of the built-in ones, or `<programme>/<stage>`. Whether a site has it is the site's to say. */
export function isStageKey(text: string): text is Stage {
  const [programme, stage, ...rest] = text.split('/');
  if (stage === undefined) return isBuiltInStage(text);
  return rest.length === 0 && programme !== CLASSIFIED && isProgrammeWord(programme ?? '') && isProgrammeWord(stage);
}

/** The one word for a programme's stage. Throws RangeError for a stage that the classified programme does not have. */
export function stageKeyOf(programmeId: string, stage: string): Stage {
  if (programmeId !== CLASSIFIED) return `${programmeId}/${stage}`;
  if (!isBuiltInStage(stage)) throw new RangeError(`the classified programme has no stage ${stage}`);
  return stage;
}

/** What `stageKeyOf` was made from. */
export function programmeStageOf(key: Stage): { readonly programmeId: string; readonly stage: string } {
  const slash = key.indexOf('/');
  return slash < 0 ? { programmeId: CLASSIFIED, stage: key } : { programmeId: key.slice(0, slash), stage: key.slice(slash + 1) };
}
