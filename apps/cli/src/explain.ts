import { DomainError } from '@ringroad/kernel';

/**
 * One line for what a person at the terminal can mend, undefined for a defect, which deserves its stack.
 * @param error anything thrown
 */
export function explain(error: unknown): string | undefined {
  if (error instanceof DomainError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path, port } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall === 'listen' && port !== undefined) {
    if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop the other program or choose another: PORT=${port + 1} npm start`;
    if (code === 'EACCES') return `This account may not open port ${port}. Choose one above 1023: PORT=4000 npm start`;
  }
  switch (code) {
    case 'EADDRNOTAVAIL':
      return 'This machine has no such address. Correct HOST.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return path === undefined ? undefined : `No permission for ${path}. Run as the account that owns it, or choose another data folder: RINGROAD_DATA=FOLDER`;
    // PostgreSQL: insufficient_privilege.
    case '42501':
      return `The database account is not allowed to do this (${error.message}). Set DATABASE_OWNER_URL to the owner of the tables.`;
    case 'ENOSPC':
      return 'The disk is full.';
    default:
      return undefined;
  }
}
