import { useI18n } from '../i18n/i18n-context.js';
import type { MoneyValue } from '../i18n/format.js';
import { normaliseCode, wordsFor } from './codes.js';

/** Why a campaign lost, in words; a bid below the reserve is told with what it must reach, where that is known. */
export function useLossWords(): (reason: string, reserve: MoneyValue | undefined) => string {
  const { t, fmt } = useI18n();
  return (reason, reserve) => (reserve && normaliseCode(reason) === 'below-reserve' ? t.codes.belowReserve(fmt.money(reserve)) : wordsFor(t.codes.loss, reason));
}
