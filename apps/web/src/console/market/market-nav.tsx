import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import classes from './market.module.css';

const PLACES = [
  { to: '/console/market/moderation', word: 'moderation' },
  { to: '/console/market', word: 'rules' },
  { to: '/console/market/what-if', word: 'whatIf' },
  { to: '/console/market/reservations', word: 'reservations' },
] as const;

/** The pages of the market beside each other; the one that is open is marked. */
export function MarketNav() {
  const { t } = useI18n();
  return (
    <nav className={classes.places} aria-label={t.shell.nav.market}>
      {PLACES.map(({ to, word }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {t.market.places[word]}
        </Link>
      ))}
    </nav>
  );
}
