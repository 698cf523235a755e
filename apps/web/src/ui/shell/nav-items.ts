import {
  IconAdjustmentsHorizontal,
  IconBuildingStore,
  IconCalendarTime,
  IconGauge,
  IconGift,
  IconHome,
  IconInbox,
  IconMailExclamation,
  IconPlus,
  IconRoute,
  IconScale,
  IconSpeakerphone,
  IconSteeringWheel,
  IconUserOff,
  IconUsers,
  IconWallet,
  type Icon,
} from '@tabler/icons-react';
import type { Role } from '../../api/operations.js';
import type { Dictionary } from '../../i18n/dictionary.js';

export interface NavItem {
  readonly to: '/console' | '/console/users' | '/console/programmes' | '/console/programmes/new' | '/console/rejected' | '/console/market' | '/console/partners' | '/partner' | '/partner/campaigns' | '/partner/campaigns/new' | '/partner/forward' | '/partner/limits' | '/partner/exclusions' | '/partner/leads' | '/partner/wallet' | '/me' | '/me/preferences';
  readonly word: keyof Dictionary['shell']['nav'];
  readonly icon: Icon;
  /** A start page is current only on its own address, not on those below it. */
  readonly exact?: boolean;
  /** Reached by ⌘K and buttons; the side bar does not list it. */
  readonly hidden?: boolean;
}

export const NAV: Readonly<Record<Role, readonly NavItem[]>> = {
  OPERATOR: [
    { to: '/console', word: 'today', icon: IconSteeringWheel, exact: true },
    { to: '/console/users', word: 'users', icon: IconUsers },
    { to: '/console/programmes', word: 'programmes', icon: IconRoute },
    { to: '/console/programmes/new', word: 'newProgramme', icon: IconPlus, hidden: true },
    { to: '/console/market', word: 'market', icon: IconScale },
    { to: '/console/partners', word: 'partners', icon: IconBuildingStore },
    { to: '/console/rejected', word: 'rejected', icon: IconMailExclamation },
  ],
  PARTNER: [
    { to: '/partner', word: 'home', icon: IconHome, exact: true },
    { to: '/partner/campaigns', word: 'campaigns', icon: IconSpeakerphone },
    { to: '/partner/campaigns/new', word: 'newCampaign', icon: IconPlus, hidden: true },
    { to: '/partner/forward', word: 'forward', icon: IconCalendarTime },
    { to: '/partner/leads', word: 'leads', icon: IconInbox },
    { to: '/partner/wallet', word: 'wallet', icon: IconWallet },
    { to: '/partner/limits', word: 'limits', icon: IconGauge },
    { to: '/partner/exclusions', word: 'exclusions', icon: IconUserOff },
  ],
  USER: [
    { to: '/me', word: 'offers', icon: IconGift, exact: true },
    { to: '/me/preferences', word: 'preferences', icon: IconAdjustmentsHorizontal },
  ],
};
