import type { CategoriesQuery, MomentsQuery } from '../api/operations.js';
import type { Dictionary } from '../i18n/dictionary.js';
import { CATEGORIES, STAGES } from './codes.js';

type Titles = readonly { readonly language: string; readonly text: string }[];

export interface SiteMoment {
  readonly stage: string;
  readonly programmeId: string;
  /** The kinds of business wanted then; null while it is not known. */
  readonly categories: readonly string[] | null;
}

/** What a site's moments and kinds of business are, and what to call them. */
export interface SiteWords {
  readonly moments: readonly SiteMoment[];
  readonly categories: readonly string[];
  /** `Sold`; of the site's own, with its programme: `Boats: afloat`. */
  readonly stageName: (stage: string) => string;
  /** Without the programme, for where that is said already. */
  readonly stageTitle: (stage: string) => string;
  readonly categoryName: (category: string) => string;
  /** What a built-in stage means, or which programme the site's own is of. */
  readonly stageMeaning: (stage: string) => string;
  /** Empty for the built-in programme, which needs no name. */
  readonly programmeName: (programmeId: string) => string;
}

const CLASSIFIED = 'classified';
const BUILT_IN: readonly SiteMoment[] = STAGES.map((stage) => ({ stage, programmeId: CLASSIFIED, categories: null }));

/** Built-in words from the dictionary, the others from what the site's programmes brought; an id in plain words where nobody named it. */
export function siteWords(codes: Pick<Dictionary['codes'], 'stage' | 'stageMeaning' | 'category'>, language: string, moments?: MomentsQuery['moments'], categories?: CategoriesQuery['categories']): SiteWords {
  const stages: Readonly<Record<string, string>> = codes.stage;
  const meanings: Readonly<Record<string, string>> = codes.stageMeaning;
  const kinds: Readonly<Record<string, string>> = codes.category;
  const stageTitles = new Map(moments?.map((moment) => [moment.stage, moment.titles]));
  const programmeTitles = new Map(moments?.map((moment) => [moment.programmeId, moment.programmeTitles]));
  const categoryTitles = new Map(categories?.map((each) => [each.category, each.titles]));
  const stageTitle = (stage: string) => stages[stage] ?? titleIn(stageTitles.get(stage), language) ?? readable(stage);
  const programmeName = (id: string) => (id === CLASSIFIED ? '' : (titleIn(programmeTitles.get(id), language) ?? readable(id)));
  return {
    moments: moments ?? BUILT_IN,
    categories: categories?.map((each) => each.category) ?? CATEGORIES,
    stageTitle,
    stageName: (stage) => (isOwn(stage) ? `${programmeName(programmeOf(stage))}: ${stageTitle(stage)}` : stageTitle(stage)),
    stageMeaning: (stage) => meanings[stage] ?? programmeName(programmeOf(stage)),
    categoryName: (category) => kinds[category] ?? titleIn(categoryTitles.get(category), language) ?? readable(category),
    programmeName,
  };
}

/** Whether a stage is of one of the site's own programmes. */
export function isOwn(stage: string): boolean {
  return stage.includes('/');
}

function programmeOf(stage: string): string {
  return isOwn(stage) ? stage.slice(0, stage.indexOf('/')) : CLASSIFIED;
}

/** A name in the language of the screen, else in English; nothing where there is neither. */
export function titleIn(titles: Titles | undefined, language: string): string | undefined {
  const of = (wanted: string) => titles?.find((title) => title.language === wanted)?.text;
  return of(language) ?? of('en');
}

function readable(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).replaceAll(/[-.]/g, ' ');
}
