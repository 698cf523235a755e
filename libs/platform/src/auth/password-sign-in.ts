import { DomainError, SYSTEM, systemClock } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database.js';
import { AttemptLimit } from './attempt-limit.js';
import { type Member, Members } from './members.js';
import { passwordFits } from './passwords.js';

const QUARTER_HOUR = 900_000;
/** RFC 5321: a path of 256 characters less its brackets. */
const LONGEST_EMAIL = 254;

/** Checks passwords: slowly on purpose, in the same time for strangers, and not very often. */
@Injectable()
export class PasswordSignIn {
  /** Anyone can use up a member's tries and so lock him out for the window: sign-in links still work then. */
  private readonly perEmail = new AttemptLimit({ attempts: 8, windowMs: QUARTER_HOUR, keys: 20_000 });
  private readonly perAddress = new AttemptLimit({ attempts: 40, windowMs: QUARTER_HOUR, keys: 20_000 });

  constructor(
    private readonly database: Database,
    private readonly members: Members,
  ) {}

  /** Raises UNAUTHENTICATED (which of the two was wrong is not said) and RATE_LIMITED with the seconds to wait. */
  async check(email: string, password: string, address: string): Promise<Member> {
    const now = systemClock.now();
    const key = email.trim().toLowerCase();
    // A refused address does not count as a try of the member's, and what can be no e-mail is not remembered: neither may fill the memory.
    const wait = this.perAddress.take(address, now) || (key.length <= LONGEST_EMAIL ? this.perEmail.take(key, now) : 0);
    if (wait > 0) {
      throw new DomainError('RATE_LIMITED', 'Too many attempts. Wait a while, or ask for a sign-in link.', { retryAfterSeconds: wait });
    }
    const found = key.length > LONGEST_EMAIL ? undefined : await this.database.transaction(SYSTEM, (tx) => this.members.byEmail(tx, email));
    if (!(await passwordFits(found?.passwordHash, password)) || !found) {
      throw new DomainError('UNAUTHENTICATED', 'E-mail or password is wrong.');
    }
    this.perEmail.forget(key);
    return found.member;
  }
}
