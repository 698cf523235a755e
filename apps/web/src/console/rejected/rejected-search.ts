import type { MessageSource, RejectedStatus } from '../../api/operations.js';

/** Without a status those that wait are listed. */
export const REJECTED_STATUSES = ['open', 'replayed', 'dismissed', 'all'] as const satisfies readonly (RejectedStatus | 'all')[];
export const MESSAGE_SOURCES: readonly MessageSource[] = ['server', 'page', 'import'];

/** The list as it stands in the address. */
export interface RejectedSearch {
  q?: string;
  status?: RejectedStatus | 'all';
  source?: MessageSource;
  /** The message that is open beside the list. */
  open?: string;
  trail?: string[];
}
