import { DomainError } from '@ringroad/kernel';

/**
 * `passing`: the network, the database or another server is not there just now. `defect`: the same input will fail the same way
 * tomorrow. `unknown`: it depends on who failed.
 */
export type ErrorNature = 'passing' | 'defect' | 'unknown';

/** SQLSTATE classes: connection, rollback (deadlock, serialization), resources, object in use, operator intervention, system. */
const PASSING_CLASSES = new Set(['08', '40', '53', '55', '57', '58']);
/** Idle too long inside a transaction, and too long a transaction: this process was too busy to go on. */
const PASSING_STATES = new Set(['25P03', '25P04']);
const LANGUAGE_ERRORS = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);
/** What `pg` says, without a code, of connections that are lost or do not come about. */
const LOST_CONNECTION = /^Connection terminated|^timeout exceeded when trying to connect|not queryable/;

/** What kind of trouble an error is, asked of its causes too (`fetch` hides the network's error in one). */
export function natureOf(error: unknown): ErrorNature {
  const { code, name, message = '', cause } = (error ?? {}) as { code?: unknown; name?: string; message?: string; cause?: unknown };
  if (cause !== undefined && natureOf(cause) === 'passing') return 'passing';
  if (error instanceof DomainError) return error.code === 'UNAVAILABLE' || error.code === 'RATE_LIMITED' ? 'passing' : 'defect';
  // Node's and the mail client's codes: ECONNREFUSED, EAI_AGAIN, EDNS.
  if (typeof code === 'string' && /^E[A-Z_]{3,}$/.test(code)) return 'passing';
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return PASSING_CLASSES.has(code.slice(0, 2)) || PASSING_STATES.has(code) ? 'passing' : 'defect';
  if (LOST_CONNECTION.test(message)) return 'passing';
  return name !== undefined && LANGUAGE_ERRORS.has(name) ? 'defect' : 'unknown';
}
