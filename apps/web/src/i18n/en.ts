import { campaign } from './en/campaign.js';
import { campaignPage } from './en/campaign-page.js';
import { codes } from './en/codes.js';
import { consoleWords } from './en/console.js';
import { errors } from './en/errors.js';
import { everywhere } from './en/everywhere.js';
import { exclusions } from './en/exclusions.js';
import { forward, limits } from './en/forward.js';
import { inbox } from './en/inbox.js';
import { market } from './en/market.js';
import { partner } from './en/partner.js';
import { problems } from './en/problems.js';
import { programmes } from './en/programmes.js';
import { rejected } from './en/rejected.js';
import { shell } from './en/shell.js';
import { signIn } from './en/sign-in.js';

export const en = { common: everywhere, errors, problems, shell, signIn, codes, console: consoleWords, programmes, rejected, market, partner, campaign, campaignPage, exclusions, forward, limits, inbox };
