import { isCategory } from './category.js';
import { isStageKey, programmeStageOf, stageKeyOf, STAGES } from './stage.js';

it('a stage of the classified programme goes by its plain name, one of any other programme with its programme', () => {
  expect(stageKeyOf('classified', 'posted')).toBe('posted');
  expect(stageKeyOf('boats', 'afloat')).toBe('boats/afloat');
  expect(() => stageKeyOf('classified', 'afloat')).toThrow('no stage afloat');
});

it('a stage key is read back into programme and stage', () => {
  for (const [programmeId, stage] of [['classified', 'owning'], ['boats', 'afloat'], ['shop-rf', 'band.1']] as const) {
    expect(programmeStageOf(stageKeyOf(programmeId, stage))).toEqual({ programmeId, stage });
  }
});

it('only what can be somebody’s stage is a stage key', () => {
  expect([...STAGES, 'boats/afloat', 'shop-rf/band.1'].every(isStageKey)).toBe(true);
  expect(['', 'afloat', 'classified/posted', 'boats/', '/afloat', 'boats/a/b', 'Boats/afloat', 'boats/a b', 'boats/_'].some(isStageKey)).toBe(false);
});

it('a category is a short word of a-z, 0-9, hyphen and dot', () => {
  expect(['insurer', 'service-centre', 'sail-loft', 'marina.2'].every(isCategory)).toBe(true);
  expect(['', 'service_centre', 'Marina', 'a/b', '-a', 'a'.repeat(64)].some(isCategory)).toBe(false);
});
