import type { CampaignChangePartsFragment } from '../api/operations.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { changedField, changedValue, type ChangeTools } from './change-words.js';
import { wordsFor } from './codes.js';
import { useVocabulary } from './vocabulary.js';
import classes from './change-log.module.css';

/** What was done to a campaign, the newest first; what was changed together stands together, with who did it and what was said. */
export function ChangeLog({ changes }: { changes: readonly CampaignChangePartsFragment[] }) {
  const { t, fmt } = useI18n();
  const tools = useChangeTools();
  const steps = [...new Set(changes.map(({ version }) => version))].map((version) => changes.filter((change) => change.version === version));
  return (
    <ol className={classes.log}>
      {steps.map((step) => {
        const [{ version, at, actor, memberName }] = step as [CampaignChangePartsFragment, ...CampaignChangePartsFragment[]];
        const note = step.find((change) => change.note)?.note;
        return (
          <li key={version}>
            <p className={classes.who}>
              <time dateTime={at}>{fmt.dayTime(at)}</time> <span className="quiet">{memberName ? `${memberName}, ${t.codes.changeActor[actor]}` : t.codes.changeActor[actor]}</span>
            </p>
            {note && <p className={classes.note}>{note}</p>}
            <dl className={classes.changes}>
              {step.map(({ id, field, before, after }) => (
                <div key={id}>
                  <dt>{nameOf(field, tools, t.codes.ofOffer)}</dt>
                  <dd>
                    {before !== null && (
                      <>
                        <del>{changedValue(field, before, tools)}</del> <span aria-hidden>→</span>{' '}
                      </>
                    )}
                    <ins>{changedValue(field, after, tools)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ol>
  );
}

function nameOf(field: string, tools: ChangeTools, ofOffer: (name: string) => string): string {
  const { ofOffer: isOfOffer, name } = changedField(field);
  return isOfOffer && name !== 'offer' ? ofOffer(tools.field(name)) : tools.field(name);
}

function useChangeTools(): ChangeTools {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const { stageName, categoryName } = useVocabulary();
  const { codes, common } = t;
  const names: Readonly<Record<string, (value: string) => string>> = {
    category: categoryName,
    stages: stageName,
    status: (value) => wordsFor(codes.campaignStatus, value),
    review: (value) => wordsFor(codes.reviewed, value),
    pausedBy: (value) => wordsFor(codes.changeActor, value),
    pacing: (value) => wordsFor(codes.pacing, value),
    codeKind: (value) => wordsFor(codes.codeKind, value),
    seasons: (value) => wordsFor(codes.season, value),
  };
  return {
    currency: site.currency,
    nothing: common.none,
    yes: common.yes,
    no: common.no,
    percent: (share) => `${share > 0 ? '+' : ''}${fmt.percent(share)}`,
    money: fmt.money,
    dayTime: (iso) => `${fmt.day(iso)} ${fmt.time(iso)}`,
    list: fmt.list,
    field: (name) => wordsFor(codes.changedField, name),
    value: (field, value) => names[field]?.(value) ?? value,
  };
}
