import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/states.js';
import { LeadBadge } from '../ui/status-badge.js';
import { useVocabulary } from '../ui/vocabulary.js';
import type { Today } from './today-page.js';

/** The newest leads with the way to the user each came from. */
export function RecentLeads({ leads, now }: { leads: Today['recentLeads']; now: string }) {
  const { t, fmt } = useI18n();
  const { categoryName, stageName } = useVocabulary();
  if (leads.length === 0) return <EmptyState title={t.console.today.recentEmpty} text={t.console.today.recentEmptyText} />;
  return (
    <DataTable
      label={t.console.today.recent}
      rows={leads}
      rowKey={(lead) => lead.id}
      linked
      columns={[
        {
          id: 'partner',
          header: t.console.partners.partner,
          cell: (lead) => (
            <Link to="/console/users/$id" params={{ id: lead.userId }}>
              {lead.partnerName}
            </Link>
          ),
        },
        { id: 'category', header: t.common.category, cell: (lead) => categoryName(lead.category) },
        { id: 'stage', header: t.common.stage, cell: (lead) => stageName(lead.stage) },
        { id: 'status', header: t.common.status, cell: (lead) => <LeadBadge status={lead.status} /> },
        { id: 'at', header: t.partner.leads.when, cell: (lead) => <span title={fmt.dayTime(lead.at)}>{fmt.distance(lead.at, now)}</span> },
        { id: 'price', header: t.partner.leads.price, end: true, cell: (lead) => fmt.money(lead.price) },
      ]}
    />
  );
}
