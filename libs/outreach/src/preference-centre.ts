import { DomainError, isBuiltInCategory, isLanguage, LANGUAGES, newId, siteScope } from '@ringroad/kernel';
import { People, type Person, SiteProgrammes } from '@ringroad/lifecycle';
import { Database, Sites, type Tx, type UserPrincipal } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Consents } from './consents.js';
import { DEFAULT_ATTENTION_POLICY } from './domain/attention-policy.js';
import { type ConsentReceipt, type ConsentScope, lastReceipt, standing } from './domain/consent.js';
import { changePreference, clockText } from './domain/preference-change.js';
import type { Preference } from './domain/preference.js';
import type { PreferencesInput, PreferencesObject } from './preference.graphql.js';
import { Preferences } from './preferences.js';

/** The wording beside the switches. Another wording needs another version: receipts name it. */
const TEXT_VERSION = 'preferences-1';
const SWITCHES = ['email', 'inbox'] as const;

type Caller = Pick<UserPrincipal, 'siteId' | 'userId' | 'scope'>;
type Of = Omit<Caller, 'scope'>;

/** What a user decides about being contacted: settings, and consent as receipts. */
@Injectable()
export class PreferenceCentre {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly people: People,
    private readonly preferences: Preferences,
    private readonly consents: Consents,
    private readonly programmes: SiteProgrammes,
  ) {}

  read(caller: Caller): Promise<PreferencesObject> {
    return this.database.transaction(caller.scope, (tx) => this.view(tx, caller));
  }

  /** One transaction under the user's lock: two changes at once both count. Raises INVALID_INPUT naming the field. */
  change(caller: Caller, input: PreferencesInput): Promise<PreferencesObject> {
    const { siteId } = caller;
    if (input.locale != null && !isLanguage(input.locale)) {
      throw new DomainError('INVALID_INPUT', `Choose a language among ${LANGUAGES.join(', ')}.`, { field: 'locale' });
    }
    return this.database.transaction(siteScope(siteId), async (tx) => {
      const { now } = await this.sites.get(tx, siteId);
      const [person] = await this.people.lock(tx, siteId, [caller.userId]);
      const current = { siteId, userId: person?.userId ?? caller.userId };
      await this.refuseUnknownCategories(tx, current, input);
      if (input.locale != null) await this.people.chooseLocale(tx, siteId, current.userId, input.locale);
      await this.preferences.change(tx, siteId, current.userId, now, (before) => changePreference(before, input, siteQuiet(), now));
      await this.stateConsent(tx, current, input, now);
      return this.view(tx, current);
    });
  }

  /** Only what the site has can be muted; what was muted stays so, whatever became of it. */
  private async refuseUnknownCategories(tx: Tx, { siteId, userId }: Of, { mutedCategories }: PreferencesInput): Promise<void> {
    const own = (mutedCategories ?? []).filter((category) => !isBuiltInCategory(category));
    if (own.length === 0) return;
    const { muted } = await this.preferences.get(tx, siteId, userId);
    const known = [...(await this.programmes.categories(tx, siteId)), ...muted].map(({ category }) => category);
    const unknown = own.filter((category) => !known.includes(category));
    if (unknown.length > 0) throw new DomainError('INVALID_INPUT', `This site has no category ${unknown.join(', ')}.`, { field: 'mutedCategories', unknown });
  }

  /**
   * A switch that stands already where the user puts it needs no new receipt, and what was said a moment ago counts as said. A "no"
   * is kept unless one stands already that only the user or the site can take back: nobody having agreed yet is no refusal.
   */
  private async stateConsent(tx: Tx, { siteId, userId }: Of, input: PreferencesInput, at: Date): Promise<void> {
    await this.consents.catchUp(tx, siteId, [userId]);
    const receipts = await this.consents.ofUser(tx, siteId, userId);
    const turned = SWITCHES.filter((channel) => input[channel] != null && (input[channel] ? !isOn(receipts, channel) : !isFirmlyOff(receipts, channel)));
    const common = { siteId, userId, purpose: 'offers', category: null, partnerId: null, textVersion: TEXT_VERSION, source: 'preferences', at } as const;
    await this.consents.append(
      tx,
      turned.map((channel) => ({ ...common, id: newId(), channel, action: input[channel] ? 'granted' : 'withdrawn' })),
    );
  }

  private async view(tx: Tx, { siteId, userId }: Of): Promise<PreferencesObject> {
    const { now } = await this.sites.get(tx, siteId);
    const person = await this.people.get(tx, siteId, userId);
    return viewOf(person, await this.preferences.get(tx, siteId, userId), await this.consents.ofUser(tx, siteId, userId), now);
  }
}

function viewOf({ timezone, locale }: Person, preference: Preference, receipts: readonly ConsentReceipt[], now: Date): PreferencesObject {
  const quiet = preference.quietHours ?? siteQuiet();
  return {
    email: isOn(receipts, 'email'),
    inbox: isOn(receipts, 'inbox'),
    quietFrom: clockText(quiet.from),
    quietTo: clockText(quiet.until),
    maxPerWeek: preference.maxPerWeek ?? settingOf('cap-week', 'contacts'),
    pausedUntil: preference.pausedUntil && preference.pausedUntil > now ? preference.pausedUntil : null,
    mutedCategories: preference.muted.filter((mute) => mute.until > now).map((mute) => mute.category),
    timezone,
    locale,
  };
}

/** E-mail needs a yes; the inbox only no "no". */
function isOn(receipts: readonly ConsentReceipt[], channel: 'email' | 'inbox'): boolean {
  const stand = standing(receipts, offersBy(channel));
  return channel === 'email' ? stand === 'granted' : stand !== 'withdrawn';
}

function isFirmlyOff(receipts: readonly ConsentReceipt[], channel: 'email' | 'inbox'): boolean {
  const last = lastReceipt(receipts, offersBy(channel));
  return last?.action === 'withdrawn' && last.source !== 'page';
}

function offersBy(channel: 'email' | 'inbox'): ConsentScope {
  return { purpose: 'offers', channel, category: null, partnerId: null };
}

function siteQuiet() {
  return { from: settingOf('quiet-hours', 'from'), until: settingOf('quiet-hours', 'until') };
}

function settingOf(rule: string, name: string): number {
  const value = DEFAULT_ATTENTION_POLICY.args[rule]?.[name];
  if (value === undefined) throw new RangeError(`no attention setting ${rule}.${name}`);
  return value;
}
