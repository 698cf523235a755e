/** What of a programme a map of it shows. A draft may be half done: what cannot be read is left out, never guessed. */
export interface ProgrammeSketch {
  readonly stages: readonly string[];
  /** The kind of subject: asset, person, prescription … */
  readonly subject: string;
  readonly entries: readonly SketchedRule[];
  /** From stage to stage. */
  readonly moves: readonly (SketchedRule & { readonly from: string })[];
  /** Out of the programme; `to` is the outcome. */
  readonly ends: readonly (SketchedRule & { readonly from: string; readonly goal: boolean })[];
  readonly points: readonly { readonly id: string; readonly stage: string; readonly reasonKey: string }[];
  readonly needs: number;
  readonly hypotheses: number;
  /** By key and language. */
  readonly texts: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Why a journey goes where: an event, a time, or what is known of it. */
export interface SketchedRule {
  readonly to: string;
  readonly cause: { readonly kind: 'event'; readonly trigger: string; readonly event: string | null } | { readonly kind: 'time'; readonly after: string; readonly since: string | null } | { readonly kind: 'state' };
  /** Not always: a condition is asked, too. */
  readonly condition: string | null;
}

/** The text of a key in the language of the screen, else in English. */
export function sketchedText(sketch: ProgrammeSketch | null, key: string, language: string): string | undefined {
  const text = sketch?.texts.get(key);
  return text?.[language] ?? text?.en;
}

/** `P1Y6M` in parts; null for what is no duration. */
export function durationParts(iso: string): { readonly amount: number; readonly unit: 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' }[] | null {
  const match = /^-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso);
  if (!match) return null;
  return (['year', 'month', 'week', 'day', 'hour', 'minute'] as const).flatMap((unit, place) => (match[place + 1] === undefined ? [] : [{ amount: Number(match[place + 1]), unit }]));
}
