import { DomainError } from '@ringroad/kernel';
import { hash, verify } from '@node-rs/argon2';

const SHORTEST = 10;
const LONGEST = 200;

/** argon2id (the library's default) with OWASP's first choice: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of a password nobody has: verifying against it costs a stranger's guess the time of a member's. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** Raises INVALID_INPUT when the password is too short or too long. */
export function hashPassword(password: string): Promise<string> {
  if (password.length < SHORTEST || password.length > LONGEST) {
    throw new DomainError('INVALID_INPUT', `A password has ${SHORTEST} to ${LONGEST} characters.`, { field: 'password' });
  }
  return hash(password, COST);
}

/** Takes the same time whether the member exists, has a password, or neither. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  if (password.length > LONGEST) return false;
  const fits = await verify(stored ?? NOBODY, password);
  return fits && stored != null;
}
