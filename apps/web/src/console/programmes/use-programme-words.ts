import type { ProgrammePartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { titleIn } from '../../ui/site-words.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { durationParts, sketchedText, type ProgrammeSketch, type SketchedRule } from './sketch.js';

export const CLASSIFIED = 'classified';

/** What to call a programme, in the language of the screen. */
export function useProgrammeTitle(): (programme: Pick<ProgrammePartsFragment, 'id' | 'titles'>) => string {
  const { t, language } = useI18n();
  return ({ id, titles }) => (id === CLASSIFIED ? t.programmes.classified : (titleIn(titles, language) ?? capitalised(id.replaceAll(/[-.]/g, ' '))));
}

/** What a programme calls its stages, events, times and contacts: its own words first, then the site's, then the id in plain words. */
export function useProgrammeWords(programmeId: string, sketch: ProgrammeSketch | null = null) {
  const { t, language } = useI18n();
  const { stageTitle } = useVocabulary();
  const words = t.programmes;
  const triggers: Readonly<Record<string, string>> = words.carTriggers;
  const points: Readonly<Record<string, string>> = programmeId === CLASSIFIED ? t.codes.timeline.contactPoint : {};
  const duration = (iso: string): string => {
    const parts = durationParts(iso);
    if (!parts || parts.length === 0) return iso;
    return parts.map(({ amount, unit }) => amount.toLocaleString(language, { style: 'unit', unit, unitDisplay: 'long' })).join(' ');
  };
  const stageName = (stage: string) => capitalised(sketchedText(sketch, `stage.${stage}`, language) ?? stageTitle(programmeId === CLASSIFIED ? stage : `${programmeId}/${stage}`));
  return {
    stageName,
    pointName: (id: string) => {
      // The built-in ones are called `sold.day-7`: the stage, and when.
      const [stage = '', when = ''] = id.split('.', 2);
      if (points[when] !== undefined) return `${stageName(stage)}: ${points[when]}`;
      return sketchedText(sketch, sketch?.points.find((point) => point.id === id)?.reasonKey ?? '', language) ?? null;
    },
    causeName: ({ cause, condition }: SketchedRule) => {
      const told = cause.kind === 'event' ? (cause.event ?? triggers[cause.trigger] ?? cause.trigger) : cause.kind === 'state' ? words.map.whenTrue : cause.since === null ? words.map.after(duration(cause.after)) : words.map.afterFact(duration(cause.after), cause.since);
      return condition === null || cause.kind === 'state' ? told : words.map.conditionally(told);
    },
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
