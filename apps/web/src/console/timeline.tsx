import { Button, MultiSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import type { TimelineKind, TimelineRowFragment } from '../api/operations.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { EmptyState } from '../ui/states.js';
import { DecisionExplained } from './decision-explained.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { tell } from './timeline-words.js';
import classes from './user.module.css';

const route = getRouteApi('/console/users/$id');
const KINDS: readonly TimelineKind[] = ['event', 'stage', 'contact_point', 'decision', 'delivery', 'claim', 'lead', 'money', 'consent'];

/** What is planned reaches years ahead; the next few tell what comes. */
const NEXT = 4;

interface TimelineProps {
  items: readonly TimelineRowFragment[];
  more: (() => void) | undefined;
  loading: boolean;
}

/** Everything about one user, newest first; what is still to come stands above what has happened. */
export function Timeline({ items, more, loading }: TimelineProps) {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = KINDS.filter((kind) => search.kind?.split(',').includes(kind));
  const shown = chosen.length === 0 ? items : items.filter((item) => chosen.includes(item.kind));
  const [allPlanned, planned] = useDisclosure(false);
  const words = t.console.user;
  if (items.length === 0) return <EmptyState title={words.empty} text={words.emptyText} />;
  return (
    <>
      <div className={classes.filter}>
        <MultiSelect
          aria-label={words.filterKind}
          placeholder={chosen.length === 0 ? `${words.filterKind}: ${t.common.all.toLowerCase()}` : undefined}
          data={KINDS.map((kind) => ({ value: kind, label: t.codes.timelineKind[kind] }))}
          value={[...chosen]}
          onChange={(kinds) => void navigate({ search: { ...search, kind: kinds.join(',') || undefined }, replace: true })}
          clearable
        />
      </div>
      {[true, false].map((future) => {
        const whole = shown.filter((item) => item.future === future);
        const part = future && !allPlanned ? whole.slice(-NEXT) : whole;
        return (
          part.length > 0 && (
            <section key={String(future)} aria-label={future ? words.future : words.past}>
              <h3 className={classes.when}>
                {future ? words.future : words.past}
                {future && whole.length > NEXT && (
                  <Button size="compact-xs" aria-expanded={allPlanned} onClick={planned.toggle}>
                    {allPlanned ? words.fewerPlanned : words.morePlanned(whole.length - NEXT)}
                  </Button>
                )}
              </h3>
              <ol className={classes.timeline}>
                {part.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </ol>
            </section>
          )
        );
      })}
      {more && (
        <div className={classes.more}>
          <Button onClick={more} loading={loading}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}

function Item({ item }: { item: TimelineRowFragment }) {
  const { t, fmt } = useI18n();
  const vocabulary = useVocabulary();
  const { site } = useMe();
  const { id: userId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // A delivery names its decision too; it is explained once, where it was made.
  const explained = item.kind === 'decision' && item.decisionId !== null;
  const open = explained && search.decision === item.decisionId;
  const toggle = () => void navigate({ search: { ...search, decision: open ? undefined : (item.decisionId ?? undefined) }, replace: true, resetScroll: false });
  const { title, detail, reason } = tell(item, { ...t.codes.timeline, ...t.codes, site: vocabulary });
  const kind = t.codes.timelineKind[item.kind];
  const about = [item.partnerName, item.category && vocabulary.categoryName(item.category), detail].filter(Boolean).join(' · ');
  return (
    <li className={classes.item} data-kind={item.kind} data-future={item.future || undefined}>
      <time dateTime={item.at} title={fmt.dayTime(item.at)} className={classes.time}>
        {item.at.slice(0, 4) === site.now.slice(0, 4) ? fmt.dayTime(item.at) : fmt.day(item.at)}
      </time>
      <span className={classes.dot} aria-hidden />
      <div className={classes.body}>
        <div className={classes.headline}>
          <strong>{title}</strong>
          {title !== kind && <span className={classes.kind}>{kind}</span>}
          {item.money && <span className={classes.money}>{fmt.money(item.money)}</span>}
        </div>
        {about && <div className="quiet">{about}</div>}
        {reason && <div className={classes.reason}>{reason}</div>}
        {explained && (
          <Button size="compact-xs" mt={4} aria-expanded={open} onClick={toggle}>
            {open ? t.console.user.hide : t.console.user.why}
          </Button>
        )}
        {open && item.decisionId && <DecisionExplained id={item.decisionId} userId={userId} />}
      </div>
    </li>
  );
}
