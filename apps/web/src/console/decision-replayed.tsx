import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { DecisionReplayDocument, type DecisionReplayQuery } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { wordsFor } from '../ui/codes.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useLossWords } from '../ui/loss-words.js';
import { Loaded } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';
import classes from './decision.module.css';
import { useScoreColumns } from './use-score-columns.js';

type Replay = NonNullable<DecisionReplayQuery['decisionReplay']>;
type Replayed = Replay['candidates'][number];

interface DecisionReplayedProps {
  id: string;
  userId: string;
}

/** The proof of a stored auction: held again from its record when somebody asks, with every number that made its prices. */
export function DecisionReplayed({ id, userId }: DecisionReplayedProps) {
  const words = useI18n().t.console.replay;
  const [asked, { open }] = useDisclosure(false);
  const answer = useQuery({
    queryKey: ['decision-replay', id],
    enabled: asked,
    queryFn: async () => (await request(DecisionReplayDocument, { decisionId: id, userId })).decisionReplay,
  });
  if (!asked) {
    return (
      <Button size="compact-xs" mt={12} onClick={open}>
        {words.again}
      </Button>
    );
  }
  return (
    <section className={classes.again} aria-label={words.again} aria-live="polite">
      <Loaded answer={answer} rows={4}>
        {(replay) => (replay === null ? <p className="quiet small">{words.tooOld}</p> : <HeldAgain replay={replay} />)}
      </Loaded>
    </section>
  );
}

function HeldAgain({ replay }: { replay: Replay }) {
  const { t } = useI18n();
  const words = t.console.replay;
  const columns = useReplayColumns(replay.candidates);
  const how = [words.rules(replay.policyVersion), t.market.rules.pricings[replay.pricing], words.places(replay.slots), replay.explored && words.explored];
  return (
    <>
      <p className={classes.verdict}>
        {replay.identical ? (
          <span className="earned">✓ {words.identical}</span>
        ) : (
          <span className="loss" role="alert">
            ✗ {words.different}
          </span>
        )}
      </p>
      <p className="quiet small">{how.filter(Boolean).join(' · ')}</p>
      {replay.candidates.length > 0 && <DataTable label={words.again} className={classes.candidates} rows={replay.candidates} rowKey={({ campaignId }) => campaignId} columns={columns} />}
    </>
  );
}

function useReplayColumns(candidates: readonly Replayed[]): Column<Replayed>[] {
  const { t, fmt } = useI18n();
  const { categoryName } = useVocabulary();
  const { currency } = useMe().site;
  const lossWords = useLossWords();
  const words = t.console.replay;
  const partnerOf = (campaignId: string | null) => candidates.find((each) => each.campaignId === campaignId)?.partnerName ?? '';
  return [
    {
      id: 'candidate',
      header: t.console.decision.candidate,
      cell: ({ partnerName, campaignName, category }) => (
        <span className={classes.name} title={campaignName}>
          <b>{partnerName}</b>
          <span className="quiet">{categoryName(category)}</span>
        </span>
      ),
    },
    {
      id: 'bid',
      header: t.console.decision.bid,
      end: true,
      cell: ({ bid, effectiveBid, remaining, reserve }) => (
        <>
          {fmt.money(effectiveBid)}
          <small className="quiet">{words.least(fmt.money(reserve))}</small>
          {effectiveBid.minor !== bid.minor && <small className="quiet">{words.cut(fmt.money(bid), fmt.money(remaining))}</small>}
        </>
      ),
    },
    ...useScoreColumns(candidates, ({ price }) => price !== null, ({ attentionFloor }) => words.least(fmt.moneyFine(attentionFloor, currency))),
    {
      id: 'result',
      header: t.console.decision.result,
      cell: ({ price, recordedPrice, outcome, reserve, priceSetBy, priceSetByCampaignId }) =>
        price === null ? (
          <span>{lossWords(outcome, reserve)}</span>
        ) : (
          <>
            <b className="earned">✓ {t.console.decision.pays(fmt.money(price))}</b>
            {priceSetBy && (
              <div className="quiet small">
                {wordsFor(t.codes.priceSetBy, priceSetBy)}
                {priceSetByCampaignId && ` (${partnerOf(priceSetByCampaignId)})`}
              </div>
            )}
            {recordedPrice && recordedPrice.minor !== price.minor && <div className="loss small">{words.recorded(fmt.money(recordedPrice))}</div>}
          </>
        ),
    },
  ];
}
