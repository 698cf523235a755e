import { Code } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PartnersDocument, type PartnerRowFragment } from '../api/operations.js';
import { request } from '../api/request.js';
import { currencyDigits, minorToDecimal } from '../i18n/format.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { Column } from '../ui/data-table.js';
import { ListPage } from '../ui/list-page.js';
import { EmptyState } from '../ui/states.js';
import { PartnerBadge } from '../ui/status-badge.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { COMMANDS } from './commands.js';

const route = getRouteApi('/console/partners');

export function PartnersPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = t.console.partners;
  const { categories, categoryName } = useVocabulary();
  return (
    <ListPage
      title={words.title}
      lead={words.lead}
      name="partners"
      columns={useColumns()}
      linked
      load={async (first, after) => (await request(PartnersDocument, { first, after: after ?? null, category: search.category ?? null, search: search.q ?? null })).partners}
      search={search}
      onSearch={(update, options) => void navigate({ search: update, ...options })}
      searchLabel={words.searchLabel}
      filter={{ param: 'category', label: t.common.category, value: search.category, options: categories, name: categoryName }}
      empty={<EmptyState title={words.empty} text={words.emptyText} action={<Code>{COMMANDS.partner}</Code>} />}
    />
  );
}

function useColumns(): Column<PartnerRowFragment>[] {
  const { t, fmt } = useI18n();
  const words = t.console.partners;
  const { categoryName } = useVocabulary();
  const plain = (money: { minor: string; currency: string }) => minorToDecimal(money.minor, currencyDigits(money.currency));
  return [
    {
      id: 'partner',
      header: words.partner,
      cell: (partner) => (
        <Link to="/console/partners/$id" params={{ id: partner.id }}>
          {partner.name}
        </Link>
      ),
      csv: (partner) => partner.name,
    },
    {
      id: 'categories',
      header: words.categories,
      cell: (partner) => partner.categories.map(categoryName).join(', '),
      csv: (partner) => partner.categories.join(' '),
    },
    { id: 'status', header: t.common.status, cell: (partner) => <PartnerBadge status={partner.status} />, csv: (partner) => partner.status },
    { id: 'spend30', header: words.spend30, end: true, cell: (partner) => fmt.money(partner.spend30), csv: (partner) => plain(partner.spend30) },
    { id: 'leads30', header: words.leads30, end: true, cell: (partner) => fmt.number(partner.leads30), csv: (partner) => partner.leads30 },
    { id: 'acceptance', header: words.acceptance, end: true, cell: (partner) => (partner.leads30 === 0 ? t.common.none : fmt.percent(partner.acceptance30)), csv: (partner) => partner.acceptance30 },
    {
      id: 'available',
      header: words.available,
      end: true,
      cell: (partner) => <span className={partner.wallet.available.minor.startsWith('-') ? 'loss' : undefined}>{fmt.money(partner.wallet.available)}</span>,
      csv: (partner) => plain(partner.wallet.available),
    },
    {
      id: 'days',
      header: words.daysLeft,
      end: true,
      cell: (partner) => (partner.wallet.daysLeft === null ? t.common.none : <span className="nowrap">{t.common.days(Math.floor(partner.wallet.daysLeft))}</span>),
      csv: (partner) => partner.wallet.daysLeft,
    },
  ];
}
