import { DomainError } from '@ringroad/kernel';
import type { Config, OutwardSetting } from '@ringroad/platform';
import type { Roles } from './running.js';

const WHAT: Readonly<Record<OutwardSetting, string>> = {
  PUBLIC_URL: 'PUBLIC_URL (where people reach it, such as https://offers.example.com: links start with it)',
  SMTP_URL: 'SMTP_URL (the mail provider, such as smtp://user:password@host:587)',
  MAIL_FROM: 'MAIL_FROM (the sender, such as "Offers <offers@example.com>")',
};

/**
 * In production a part does not start without what it needs to reach people: letters that cannot go out, or links that lead to
 * this machine, would be found out by users.
 * @throws DomainError INVALID_INPUT that names all that is missing
 */
export function requireOutward({ production, unset }: Pick<Config, 'production' | 'unset'>, roles: Roles): void {
  const needed = production ? unset.filter((name) => roles.worker || name === 'PUBLIC_URL') : [];
  if (needed.length === 0) return;
  const part = roles.worker ? 'the worker sends letters with links' : 'api makes links';
  throw new DomainError('INVALID_INPUT', `Set ${needed.map((name) => WHAT[name]).join(', ')}: with NODE_ENV=production ${part}.`);
}
