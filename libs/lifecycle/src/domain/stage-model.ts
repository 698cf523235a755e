/**
 * Models of a client's stages that the field draws (programmes.md S48, S54, S61-S64, S72, S17): a programme may say which stage of a
 * model each of its own stages is, so that different programmes can be shown on one map.
 */
export const STAGE_MODELS = {
  'attract-retain': ['attraction', 'retention'],
  'sale-to-referral': ['sale', 'impression', 'referral'],
  ownership: ['attraction', 'consideration', 'purchase', 'ownership', 'loyalty'],
  funnel: ['reach', 'acquisition', 'conversion', 'retention', 'loyalty'],
  nurture: ['reach-and-engage', 'nurture-and-educate', 'convert-and-close', 'support-and-grow'],
  'sme-curve': ['attraction', 'growth', 'plateau', 'outflow'],
} as const;
export type StageModel = keyof typeof STAGE_MODELS;

/** Stage of the programme → stage of the model. */
export interface StageModelUse {
  readonly model: StageModel;
  readonly stages: Readonly<Record<string, string>>;
}
