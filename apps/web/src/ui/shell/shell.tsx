import { ActionIcon, Drawer, Kbd, UnstyledButton } from '@mantine/core';
import { useDisclosure, useOs } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import { homeOf, useMe } from '../../session/session.js';
import { BrandMark } from '../brand-mark.js';
import { Account } from './account.js';
import { Appearance } from './appearance.js';
import { CommandPalette } from './command-palette.js';
import { NAV } from './nav-items.js';
import classes from './shell.module.css';
import { SiteClock } from './site-clock.js';
import { useAccountLanguage, useChooseLanguage } from './use-account-language.js';

/** The frame of every signed-in page: where I am, what time it is there, where I can go. */
export function Shell() {
  const { t } = useI18n();
  const { role } = useMe();
  const [open, drawer] = useDisclosure(false);
  useAccountLanguage();
  const choose = useChooseLanguage();
  return (
    <div className={classes.shell} data-role={role}>
      <a href="#main" className={classes.skip}>
        {t.shell.skip}
      </a>
      <aside className={classes.side}>
        <Brand />
        <Nav />
        <p className={classes.sideNote}>{t.shell.roles[role]}</p>
      </aside>
      <header className={classes.top}>
        <ActionIcon className={classes.burger} variant="subtle" size={36} aria-label={t.shell.menu} onClick={drawer.open}>
          <IconMenu2 size={20} />
        </ActionIcon>
        <SiteClock />
        <span className={classes.grow} />
        <GoAnywhere />
        <span className={classes.wide}>
          <Appearance onLanguage={choose} />
        </span>
        <Account />
      </header>
      <div className={classes.content}>
        <Outlet />
      </div>
      <Drawer opened={open} onClose={drawer.close} size={280} title={<Brand />} closeButtonProps={{ 'aria-label': t.common.close }} classNames={{ content: classes.drawer, header: classes.drawerHead }}>
        <Nav onGo={drawer.close} />
        <div className={classes.drawerTools}>
          <Appearance onLanguage={choose} />
        </div>
      </Drawer>
      <CommandPalette />
    </div>
  );
}

function Brand() {
  const { role } = useMe();
  return (
    <Link to={homeOf(role)} className={classes.brand}>
      <BrandMark size={24} /> Ringroad
    </Link>
  );
}

function Nav({ onGo }: { onGo?: () => void }) {
  const { t } = useI18n();
  const { role } = useMe();
  return (
    <nav className={classes.nav} aria-label={t.shell.menu}>
      {NAV[role]
        .filter((item) => !item.hidden)
        .map(({ to, word, icon: PageIcon, exact }) => (
          <Link key={to} to={to} activeOptions={{ exact: exact ?? false, includeSearch: false }} className={classes.item} activeProps={{ 'data-active': true }} onClick={onGo}>
            <PageIcon size={18} stroke={1.6} aria-hidden /> {t.shell.nav[word]}
          </Link>
        ))}
    </nav>
  );
}

function GoAnywhere() {
  const { t } = useI18n();
  const os = useOs();
  return (
    <UnstyledButton className={classes.find} onClick={spotlight.open} aria-label={t.shell.goAnywhere}>
      <IconSearch size={16} aria-hidden />
      <span className={classes.findWord}>{t.shell.goAnywhere}</span>
      <Kbd size="xs" className={classes.findKey}>
        {os === 'macos' ? '⌘K' : 'Ctrl K'}
      </Kbd>
    </UnstyledButton>
  );
}
