import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { BrandMark } from '../ui/brand-mark.js';
import { Account } from '../ui/shell/account.js';
import { Appearance } from '../ui/shell/appearance.js';
import { CommandPalette } from '../ui/shell/command-palette.js';
import { NAV } from '../ui/shell/nav-items.js';
import { SiteClock } from '../ui/shell/site-clock.js';
import { useAccountLanguage, useChooseLanguage } from '../ui/shell/use-account-language.js';
import classes from './inbox-shell.module.css';

/** A narrow frame for a phone in one hand: two tabs, no menu. */
export function InboxShell() {
  const { t } = useI18n();
  const { role } = useMe();
  // An open offer still belongs to the offers' tab.
  const inPreferences = useLocation({ select: ({ pathname }) => pathname.startsWith('/me/preferences') });
  useAccountLanguage();
  const choose = useChooseLanguage();
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t.shell.skip}
      </a>
      <header className={classes.top}>
        <Link to="/me" className={classes.brand} aria-label="Ringroad">
          <BrandMark size={24} />
        </Link>
        <SiteClock />
        <span className={classes.grow} />
        <Appearance onLanguage={choose} />
        <Account />
      </header>
      <nav className={classes.tabs} aria-label={t.shell.menu}>
        {NAV[role].map(({ to, word, icon: PageIcon }) => (
          <Link key={to} to={to} data-active={(to === '/me/preferences') === inPreferences || undefined} className={classes.tab}>
            <PageIcon size={18} stroke={1.6} aria-hidden /> {t.shell.nav[word]}
          </Link>
        ))}
      </nav>
      <Outlet />
      <CommandPalette />
    </div>
  );
}
