import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CampaignChangesDocument, OperatedCampaignDocument, type OperatedCampaignFragment } from '../../api/operations.js';
import { ApiError, request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { LossShares } from '../../partner/loss-shares.js';
import { BudgetBar } from '../../ui/budget-bar.js';
import { CampaignLog } from '../../ui/campaign-log.js';
import { wordsFor } from '../../ui/codes.js';
import { Figure, FigureRow } from '../../ui/figure.js';
import { Page, Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { CampaignOffers } from './campaign-offers.js';
import { CampaignStanding } from './campaign-standing.js';
import { campaignKey } from './campaign-key.js';
import { useWhomWords } from './use-whom-words.js';
import classes from './market.module.css';

const route = getRouteApi('/console/partners/$id/campaigns/$campaign');

/** A partner's campaign as the site sees it: whom it wants, what users read, what is left of its money, and everything ever done to it. */
export function CampaignPage() {
  const { t } = useI18n();
  const { id: partnerId, campaign: id } = route.useParams();
  const { categoryName } = useVocabulary();
  const words = t.market.campaign;
  const answer = useQuery({
    queryKey: [...campaignKey(id), 'now'],
    queryFn: async () => {
      const { partner, campaign } = await request(OperatedCampaignDocument, { partnerId, id });
      if (!partner || !campaign) throw new ApiError('NOT_FOUND', 'No such campaign');
      return { partner, campaign };
    },
  });
  const found = answer.data;
  return (
    <Page
      title={found?.campaign.name ?? (answer.isError ? t.console.partner.campaigns : '…')}
      lead={found && `${found.partner.name} · ${categoryName(found.campaign.category)}`}
      back={{ to: '/console/partners/$id', params: { id: partnerId }, label: found?.partner.name ?? words.back }}
      actions={found && <CampaignStanding campaign={found.campaign} partnerName={found.partner.name} />}
    >
      <Loaded answer={answer} rows={10}>
        {({ campaign }) => (
          <>
            <Notes campaign={campaign} />
            <Figures campaign={campaign} />
            <div className={classes.sections}>
              <Facts campaign={campaign} />
              <CampaignOffers offers={campaign.offers} />
              {campaign.lossShares.length > 0 && (
                <Panel title={t.partner.campaigns.lost}>
                  <LossShares campaign={campaign} />
                </Panel>
              )}
              <CampaignLog queryKey={[...campaignKey(id), 'log']} load={async (after) => (await request(CampaignChangesDocument, { id, first: 25, after })).campaignChanges} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Notes({ campaign }: { campaign: OperatedCampaignFragment }) {
  const { t, fmt } = useI18n();
  const words = t.market.campaign;
  return (
    <>
      {campaign.waitingSince && (
        <Alert color="amber" mb="lg">
          {words.waits(fmt.dayTime(campaign.waitingSince))} <Link to="/console/market/moderation">{words.read}</Link>
        </Alert>
      )}
      {campaign.pausedBy && (
        <Alert color={campaign.pausedBy === 'operator' ? 'red' : 'ink'} mb="lg">
          {words.pausedBy[campaign.pausedBy]}
        </Alert>
      )}
      {campaign.reviewNote && (
        <Alert color="ink" title={t.market.moderation.lastNote} mb="lg">
          {campaign.reviewNote}
        </Alert>
      )}
    </>
  );
}

function Figures({ campaign }: { campaign: OperatedCampaignFragment }) {
  const { t, fmt } = useI18n();
  const words = t.market.campaign;
  return (
    <FigureRow>
      <Figure label={words.bid} value={fmt.money(campaign.maxPrice)} hint={words.reserve(fmt.money(campaign.reserve))} />
      <Figure label={words.price} value={campaign.averagePrice30 ? fmt.money(campaign.averagePrice30) : t.common.none} hint={words.days30} />
      <Figure label={words.shown} value={campaign.shown30 === null ? t.partner.campaigns.fewShown : fmt.number(campaign.shown30)} hint={words.days30} />
      <Figure label={words.claimed} value={fmt.number(campaign.claimed30)} hint={words.ofThese} />
      <Figure label={words.qualified} value={fmt.number(campaign.qualified30)} hint={words.ofThese} />
    </FigureRow>
  );
}

function Facts({ campaign }: { campaign: OperatedCampaignFragment }) {
  const { t, fmt } = useI18n();
  const { stageName } = useVocabulary();
  const whom = useWhomWords();
  const words = t.market.campaign;
  const { limits } = campaign;
  const budgets = [['total', campaign.totalBudget], ['month', limits.monthlyBudget], ['week', limits.weeklyBudget], ['day', campaign.dailyBudget]] as const;
  const counts = [['totalLeads', limits.totalLeads], ['monthlyLeads', limits.monthlyLeads], ['weeklyLeads', limits.weeklyLeads], ['dailyLeads', limits.dailyLeads], ['stock', limits.stock]] as const;
  const facts: readonly (readonly [string, string])[] = [
    [t.market.moderation.moments, campaign.stages.length === 0 ? t.market.moderation.everyMoment : fmt.list(campaign.stages.map(stageName))],
    [t.market.moderation.whom, whom(campaign.targeting).join(' · ') || t.market.moderation.everybody],
    [words.when, words.span(campaign.startsAt && fmt.day(campaign.startsAt), campaign.endsAt && fmt.day(campaign.endsAt))],
    [wordsFor(t.codes.changedField, 'pacing'), t.codes.pacing[campaign.pacing]],
    ...counts.flatMap(([name, count]) => (count ? [[wordsFor(t.codes.changedField, name), words.countOf(fmt.number(count.posted + count.pending), fmt.number(count.limit))] as const] : [])),
  ];
  return (
    <Panel title={words.terms}>
      <div className={classes.halves}>
        <dl className={classes.facts}>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className={classes.bars}>
          {budgets.map(([name, budget]) => budget && <BudgetBar key={name} label={words.budgets[name]} budget={budget} />)}
        </div>
      </div>
    </Panel>
  );
}
