import { Link } from '@tanstack/react-router';
import type { LeadRowFragment } from '../api/operations.js';
import { currencyDigits, minorToDecimal } from '../i18n/format.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { carName } from '../ui/car-name.js';
import type { Column } from '../ui/data-table.js';
import { LeadBadge } from '../ui/status-badge.js';

/** Who came, with what car, why, when and for how much. The contact is there only once the lead qualified. */
export function useLeadColumns(): Column<LeadRowFragment>[] {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.partner.leads;
  return [
    {
      id: 'driver',
      header: words.driver,
      cell: (lead) => (
        <div>
          <Link to="/partner/leads/$id" params={{ id: lead.id }}>
            {lead.contact ? (lead.contact.name ?? lead.contact.email ?? words.noName) : words.hidden}
          </Link>
          {lead.contact?.name && lead.contact.email && <div className="quiet small">{lead.contact.email}</div>}
        </div>
      ),
      csv: (lead) => lead.contact?.name,
    },
    { id: 'status', header: t.common.status, cell: (lead) => <LeadBadge status={lead.status} />, csv: (lead) => lead.status },
    { id: 'car', header: words.car, cell: (lead) => (lead.car ? carName(lead.car, t.codes.ad) : t.common.none), csv: (lead) => lead.car && carName(lead.car, t.codes.ad) },
    { id: 'why', header: words.why, cell: (lead) => lead.reason, csv: (lead) => lead.reason },
    { id: 'campaign', header: words.campaign, cell: (lead) => lead.campaignName, csv: (lead) => lead.campaignName },
    {
      id: 'when',
      header: words.when,
      cell: (lead) => (
        <span className="nowrap" title={fmt.dayTime(lead.claimedAt)}>
          {fmt.distance(lead.claimedAt, site.now)}
        </span>
      ),
      csv: (lead) => lead.claimedAt,
    },
    { id: 'email', header: words.email, csv: (lead) => lead.contact?.email },
    { id: 'phone', header: words.phone, csv: (lead) => lead.contact?.phone },
    { id: 'price', header: words.price, end: true, cell: (lead) => fmt.money(lead.price), csv: (lead) => minorToDecimal(lead.price.minor, currencyDigits(lead.price.currency)) },
  ];
}
