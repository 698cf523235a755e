import { Alert, Badge, Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { WaitingPartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { Panel } from '../../ui/page.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { MarkedText } from './marked-text.js';
import { useWhomWords } from './use-whom-words.js';
import classes from './market.module.css';

interface WaitingItemProps {
  item: WaitingPartsFragment;
  busy: boolean;
  onApprove: () => void;
  onRefuse: (note: string) => void;
}

/** Something to read before users do: whose it is, whom it wants, and every word of it. */
export function WaitingItem({ item, busy, onApprove, onRefuse }: WaitingItemProps) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const { stageName, categoryName } = useVocabulary();
  const whom = useWhomWords();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const words = t.market.moderation;
  const { campaign } = item;
  const refuse = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (note.trim() !== '') onRefuse(note.trim());
  };
  return (
    <Panel title={campaign.name} note={words.waits(fmt.distance(item.since, site.now))}>
      <dl className={classes.facts}>
        <dt>{words.what}</dt>
        <dd>
          <Badge color={item.kind === 'newCampaign' ? 'amber' : 'gray'}>{words.kinds[item.kind]}</Badge>
        </dd>
        <dt>{words.partner}</dt>
        <dd>
          <Link to="/console/partners/$id" params={{ id: item.partnerId }}>
            {item.partnerName}
          </Link>
          , {categoryName(campaign.category)}
        </dd>
        <dt>{words.moments}</dt>
        <dd>{campaign.stages.length === 0 ? words.everyMoment : fmt.list(campaign.stages.map(stageName))}</dd>
        <dt>{words.whom}</dt>
        <dd>{whom(campaign.targeting).join(' · ') || words.everybody}</dd>
        <dt>{words.pays}</dt>
        <dd>{words.paysUpTo(fmt.money(campaign.maxPrice), fmt.money(campaign.totalBudget.limit))}</dd>
      </dl>
      {item.lastNote && (
        <Alert color="ink" title={words.lastNote} mb="md">
          {item.lastNote}
        </Alert>
      )}
      {item.offers.map((offer) => (
        <div key={offer.id} className={classes.offers}>
          {offer.texts.map((text) => {
            const blocked = offer.blockedWords.filter(({ language }) => language === text.language);
            const inPart = (part: string) => blocked.filter((each) => each.part === part).map(({ word }) => word);
            const shown = offer.shownTexts?.find(({ language }) => language === text.language);
            return (
              <article key={text.language} className={classes.offer} lang={text.language}>
                <p className="quiet small">{words.language[text.language]}</p>
                <h3>
                  <MarkedText text={text.title} words={inPart('title')} />
                </h3>
                <p>
                  <MarkedText text={text.text} words={inPart('text')} />
                </p>
                <p className="quiet small">
                  <MarkedText text={text.terms} words={inPart('terms')} />
                </p>
                {blocked.length > 0 && <p className={classes.blocked}>{words.blocked(fmt.list([...new Set(blocked.map(({ word }) => word))]))}</p>}
                {shown && (
                  <details className="small">
                    <summary>{words.shownNow}</summary>
                    <b>{shown.title}</b> {shown.text} {shown.terms}
                  </details>
                )}
              </article>
            );
          })}
        </div>
      ))}
      <form onSubmit={refuse} className={classes.verdict}>
        <Textarea label={words.note} description={words.noteHint} autosize minRows={2} maxLength={1_000} value={note} error={tried && note.trim() === '' && words.noteNeeded} onChange={(event) => setNote(event.currentTarget.value)} />
        <div className={classes.verdictActions}>
          <Button type="submit" disabled={busy}>
            {words.refuse}
          </Button>
          <Button variant="filled" color="amber" loading={busy} onClick={onApprove}>
            {words.approve}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
