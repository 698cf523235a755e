import { Button } from '@mantine/core';
import { IconCheck, IconMail, IconPhone, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MyLeadDocument, type MyLeadQuery } from '../api/operations.js';
import { ApiError, request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { carName } from '../ui/car-name.js';
import { Page, Panel } from '../ui/page.js';
import { Loaded } from '../ui/states.js';
import { BillingBadge, LeadBadge } from '../ui/status-badge.js';
import { isOwn } from '../ui/site-words.js';
import { useVocabulary } from '../ui/vocabulary.js';
import classes from './lead.module.css';

const route = getRouteApi('/partner/leads/$id');
type Lead = NonNullable<MyLeadQuery['myLead']>;

export function LeadPage() {
  const { t, fmt } = useI18n();
  const { id } = route.useParams();
  const answer = useQuery({
    queryKey: ['my-lead', id],
    queryFn: async () => {
      const { myLead } = await request(MyLeadDocument, { id });
      if (!myLead) throw new ApiError('NOT_FOUND', 'No such lead');
      return myLead;
    },
    refetchInterval: ({ state }) => (state.data?.status === 'verifying' || state.data?.status === 'submitted' ? 10_000 : false),
  });
  const lead = answer.data;
  const title = lead?.contact?.name ?? (lead?.car ? carName(lead.car, t.codes.ad) : t.partner.lead.title);
  return (
    <Page title={title} lead={lead && `${lead.campaignName} · ${fmt.dayTime(lead.claimedAt)}`} back={{ to: '/partner/leads', label: t.partner.lead.back }} actions={lead && <LeadBadge status={lead.status} />}>
      <Loaded answer={answer}>
        {(loaded) => (
          <div className={classes.columns}>
            <div className={classes.stack}>
              <Contact lead={loaded} />
              <Panel title={t.partner.lead.verdict}>
                <Verdict lead={loaded} />
              </Panel>
            </div>
            <Facts lead={loaded} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** The reason one came: whom to call. Hidden until the driver has proved the contact. */
function Contact({ lead }: { lead: Lead }) {
  const { t, fmt } = useI18n();
  const words = t.partner.lead;
  const { contact } = lead;
  if (!contact) {
    const open = lead.status === 'submitted' || lead.status === 'verifying';
    return (
      <Panel title={words.contact} note={open ? words.until(fmt.dayTime(lead.expiresAt)) : undefined}>
        <p className={classes.hidden}>{open ? words.hiddenTitle : t.codes.leadStatus[lead.status]}</p>
        <p className="quiet">{open ? words.hiddenText : words.closedText}</p>
      </Panel>
    );
  }
  return (
    <Panel title={words.contact}>
      <p className={classes.person}>{contact.name ?? t.partner.leads.noName}</p>
      <p className={classes.reach}>{[contact.phone, contact.email].filter(Boolean).join(' · ')}</p>
      <div className={classes.buttons}>
        {contact.phone && (
          <Button component="a" href={`tel:${contact.phone}`} variant="filled" color="amber" leftSection={<IconPhone size={16} aria-hidden />}>
            {words.call}
          </Button>
        )}
        {contact.email && (
          <Button component="a" href={`mailto:${contact.email}`} variant={contact.phone ? 'default' : 'filled'} color="amber" leftSection={<IconMail size={16} aria-hidden />}>
            {words.write}
          </Button>
        )}
      </div>
      {lead.bonusCode && (
        <p className={classes.code}>
          {words.codeText} <b className="tabular">{lead.bonusCode}</b>
        </p>
      )}
    </Panel>
  );
}

function Verdict({ lead }: { lead: Lead }) {
  const { t } = useI18n();
  const words = t.partner.lead;
  if (lead.verdict.length === 0) return <p className="quiet">{words.verdictEmpty}</p>;
  return (
    <ul className={classes.rules}>
      {lead.verdict.map((rule) => (
        <li key={rule.code} data-passed={rule.passed}>
          {rule.passed ? <IconCheck size={16} aria-hidden className="earned" /> : <IconX size={16} aria-hidden className="loss" />}
          <div>
            <span>
              {rule.description} <span className={rule.passed ? 'earned' : 'loss'}>{rule.passed ? words.passed : words.failed}</span>
            </span>
            <span className="quiet small">{rule.evidence}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Facts({ lead }: { lead: Lead }) {
  const { t, fmt } = useI18n();
  const words = t.partner.lead;
  const { stageName } = useVocabulary();
  const { car } = lead;
  /** A moment of the site's own programme may be about something else: then nothing is said of a car. */
  const carFact = (): [string, ReactNode][] => {
    if (!car) return isOwn(lead.stage) ? [] : [[words.car, t.common.none]];
    return [[words.car, [carName(car, t.codes.ad), car.region, car.price && fmt.moneyShort(car.price), car.mileageKm !== null && t.console.user.mileage(fmt.number(car.mileageKm))].filter(Boolean).join(' · ')]];
  };
  const facts: readonly [string, ReactNode][] = [
    [words.story, lead.reason],
    [t.common.stage, stageName(lead.stage)],
    ...carFact(),
    [words.price, <b key="price">{fmt.money(lead.price)}</b>],
    [words.money, <BillingBadge key="billing" billing={lead.billing} />],
    [words.claimed, fmt.dayTime(lead.claimedAt)],
    [words.qualified, lead.qualifiedAt ? fmt.dayTime(lead.qualifiedAt) : t.common.none],
    [
      t.partner.leads.campaign,
      <Link key="campaign" to="/partner/campaigns/$id" params={{ id: lead.campaignId }}>
        {lead.campaignName}
      </Link>,
    ],
  ];
  return (
    <Panel title={words.title}>
      <dl className={classes.facts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
