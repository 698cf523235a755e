import { codes } from './en/codes.js';
import { common, errors, shell, signIn } from './en/common.js';
import { consoleWords } from './en/console.js';
import { inbox } from './en/inbox.js';
import { partner } from './en/partner.js';

export const en = { common, errors, shell, signIn, codes, console: consoleWords, partner, inbox };
