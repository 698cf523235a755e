import { arbitrate } from './arbitrate.js';
import type { StoredFact } from './fact.js';
import { foldLine, type FoldContext, type FoldedLife } from './fold.js';
import { releasedVersion, type ProgrammeLine } from './programme-line.js';
import { earliest } from './site-clock.js';

/** A user's life in all programmes of a site as one: of programmes for the same goal one speaks at a time. Cars are told by the first that follows any. */
export function foldTogether(lines: readonly ProgrammeLine[], facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  const lives = lines.map((line) => foldLine(line, facts, context));
  const [first] = lives;
  if (first !== undefined && lives.length === 1) return first;
  const followed = lives.flatMap(({ journeys, contactPoints }, i) => {
    const line = lines[i];
    const definition = line?.versions.get(releasedVersion(line) ?? Math.max(...line.versions.keys()));
    return definition === undefined ? [] : [{ definition, journeys, contactPoints }];
  });
  const cars = lives.find(({ assets }) => assets.length > 0);
  return {
    journeys: lives.flatMap(({ journeys }) => journeys),
    contactPoints: arbitrate(followed).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1)),
    assets: cars?.assets ?? [],
    listings: cars?.listings ?? [],
    movesAt: earliest(lives.map(({ movesAt }) => movesAt)),
  };
}
