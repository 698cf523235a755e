import { CLASSIFIED } from '@ringroad/kernel';

/** What `stageKeyOf` makes, for a row (`alias`) with programme_id and a stage, null where there is none. */
export function stageKey(alias: string, stage = `${alias}.stage`): string {
  return `case ${alias}.programme_id when '${CLASSIFIED}' then ${stage} else ${alias}.programme_id || '/' || (${stage}) end`;
}
