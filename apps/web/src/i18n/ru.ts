import type { Dictionary } from './dictionary.js';
import { codes } from './ru/codes.js';
import { common, errors, shell, signIn } from './ru/common.js';
import { consoleWords } from './ru/console.js';
import { inbox } from './ru/inbox.js';
import { partner } from './ru/partner.js';

export const ru: Dictionary = { common, errors, shell, signIn, codes, console: consoleWords, partner, inbox };
