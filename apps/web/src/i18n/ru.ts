import type { Dictionary } from './dictionary.js';
import { campaign } from './ru/campaign.js';
import { campaignPage } from './ru/campaign-page.js';
import { codes } from './ru/codes.js';
import { consoleWords } from './ru/console.js';
import { errors } from './ru/errors.js';
import { everywhere } from './ru/everywhere.js';
import { exclusions } from './ru/exclusions.js';
import { forward, limits } from './ru/forward.js';
import { inbox } from './ru/inbox.js';
import { market } from './ru/market.js';
import { partner } from './ru/partner.js';
import { problems } from './ru/problems.js';
import { programmes } from './ru/programmes.js';
import { rejected } from './ru/rejected.js';
import { shell } from './ru/shell.js';
import { signIn } from './ru/sign-in.js';

export const ru: Dictionary = { common: everywhere, errors, problems, shell, signIn, codes, console: consoleWords, programmes, rejected, market, partner, campaign, campaignPage, exclusions, forward, limits, inbox };
