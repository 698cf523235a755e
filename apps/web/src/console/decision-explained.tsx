import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { DecisionDocument, type DecisionQuery } from '../api/operations.js';
import { ApiError, request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { wordsFor } from '../ui/codes.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useLossWords } from '../ui/loss-words.js';
import { Loaded } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { DecisionReplayed } from './decision-replayed.js';
import classes from './decision.module.css';
import { useScoreColumns } from './use-score-columns.js';

type Decision = NonNullable<DecisionQuery['decision']>;
type Candidate = Decision['candidates'][number];

/** One stored decision in words for people: who won and what they pay, why each other lost, and what it takes to replay it. */
export function DecisionExplained({ id, userId }: { id: string; userId: string }) {
  const answer = useQuery({
    queryKey: ['decision', id],
    // A decision never changes once it is stored.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { decision } = await request(DecisionDocument, { id });
      if (!decision) throw new ApiError('NOT_FOUND', 'No such decision');
      return decision;
    },
  });
  return (
    <div className={classes.decision}>
      <Loaded answer={answer} rows={4}>
        {(decision) => (
          <>
            <Explained decision={decision} />
            {/* Nothing was put up where a rule of attention kept quiet. */}
            {decision.reason === null && <DecisionReplayed id={id} userId={userId} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Explained({ decision }: { decision: Decision }) {
  const { t, fmt } = useI18n();
  const words = t.console.decision;
  const winners = decision.candidates.filter((candidate) => candidate.won);
  const { currency } = useMe().site;
  const facts: readonly [string, string][] = [
    [words.channel, wordsFor(t.codes.channel, decision.channel)],
    [words.slots, fmt.number(decision.slots)],
    [words.reserve, useReserves(decision.reserves)],
    [words.floor, fmt.moneyFine(decision.attentionFloor, currency)],
  ];
  const verdict = winners.length > 0 ? words.won(fmt.list(winners.map((winner) => winner.partnerName))) : `${words.nobody} ${sentence(wordsFor(t.codes.loss, decision.reason ?? decision.outcome))}`;
  return (
    <>
      <p className={classes.verdict}>{verdict}</p>
      <p className="quiet small">{words.formula}</p>
      <dl className={classes.facts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Candidates decision={decision} />
      {decision.lossCounts.length > 0 && (
        <>
          <h4>{words.others}</h4>
          <ul className={classes.losses}>
            {decision.lossCounts.map((loss) => (
              <li key={loss.reason}>
                <b className="tabular">{fmt.number(loss.count)}</b> {wordsFor(t.codes.loss, loss.reason)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.replay}>
        {words.seed}: {decision.version} · {decision.seed}
      </p>
    </>
  );
}

/** One amount where all kinds of business have the same, else each with its own. */
function useReserves(reserves: Decision['reserves']): string {
  const { t, fmt } = useI18n();
  const { categoryName } = useVocabulary();
  const [first] = reserves;
  if (!first) return t.common.none;
  if (reserves.every(({ reserve }) => reserve.minor === first.reserve.minor)) return fmt.money(first.reserve);
  return reserves.map(({ category, reserve }) => `${categoryName(category)} ${fmt.money(reserve)}`).join(' · ');
}

/** Those who came as far as a score first; the gates stop most, for reasons counted below, so they wait behind a button. */
function Candidates({ decision }: { decision: Decision }) {
  const words = useI18n().t.console.decision;
  const columns = useColumns(decision);
  const scored = decision.candidates.filter((candidate) => candidate.rank !== null);
  const stopped = decision.candidates.length - scored.length;
  const [all, { toggle }] = useDisclosure(scored.length === 0);
  const rows = all ? decision.candidates : scored;
  return (
    <>
      {rows.length > 0 && <DataTable label={words.title} className={classes.candidates} rows={rows} rowKey={(candidate) => candidate.campaignId} columns={columns} />}
      {stopped > 0 && (
        <Button size="compact-xs" mt={8} aria-expanded={all} onClick={toggle}>
          {all ? words.hideStopped : words.showStopped(stopped)}
        </Button>
      )}
    </>
  );
}

function useColumns(decision: Decision): Column<Candidate>[] {
  const { t, fmt } = useI18n();
  const { categoryName } = useVocabulary();
  const lossWords = useLossWords();
  const words = t.console.decision;
  const reserveOf = (candidate: Candidate) => decision.reserves.find(({ category }) => category === candidate.category)?.reserve;
  return [
    {
      id: 'candidate',
      header: words.candidate,
      cell: (candidate) => (
        <span className={classes.name}>
          <b>{candidate.rank === null ? candidate.partnerName : `${fmt.number(candidate.rank)}. ${candidate.partnerName}`}</b>
          <span className="quiet">{categoryName(candidate.category)}</span>
        </span>
      ),
    },
    {
      id: 'bid',
      header: words.bid,
      end: true,
      cell: (candidate) => {
        const cut = candidate.effectiveBid && candidate.bid && candidate.effectiveBid.minor !== candidate.bid.minor;
        return (
          <>
            {candidate.bid ? fmt.money(candidate.bid) : t.common.none}
            {cut && <small className="quiet">{words.cut(fmt.money(candidate.effectiveBid!))}</small>}
          </>
        );
      },
    },
    ...useScoreColumns(decision.candidates, ({ won }) => won),
    {
      id: 'result',
      header: words.result,
      cell: (candidate) =>
        candidate.won && candidate.price ? (
          <b className="earned">✓ {words.pays(fmt.money(candidate.price))}</b>
        ) : (
          <span>{lossWords(candidate.lossReason ?? 'outranked', reserveOf(candidate))}</span>
        ),
    },
  ];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
