import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { AudienceForecastDocument, type AudienceForecastQuery } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import classes from './campaign.module.css';
import type { AudienceWishes } from './wishes.js';

type Forecast = AudienceForecastQuery['audienceForecast'];
const PARTS = 5;
const TYPING_MS = 400;

/** How many people a month would be met: told in ranges, and not at all where few would be. */
export function AudienceForecast({ wishes }: { wishes: AudienceWishes | null }) {
  const { t } = useI18n();
  const [asked] = useDebouncedValue(wishes, TYPING_MS);
  const answer = useQuery({
    queryKey: ['audience', asked],
    queryFn: async () => (asked === null ? null : (await request(AudienceForecastDocument, { input: asked })).audienceForecast),
    placeholderData: keepPreviousData,
    enabled: asked !== null,
  });
  const words = t.campaign.forecast;
  return (
    <Panel title={words.title} note={words.note}>
      {wishes === null ? <p className="quiet">{words.chooseFirst}</p> : <Loaded answer={answer} rows={3}>{(forecast) => forecast && <Told forecast={forecast} />}</Loaded>}
    </Panel>
  );
}

function Told({ forecast }: { forecast: Forecast }) {
  const { t, fmt } = useI18n();
  const { stageName } = useVocabulary();
  const words = t.campaign.forecast;
  const { peopleLow, peopleHigh, momentsLow, momentsHigh } = forecast;
  if (forecast.tooFew || peopleLow === null || peopleHigh === null) return <p aria-live="polite">{words.tooFew}</p>;
  const range = (low: number, high: number) => (low === high ? fmt.number(low) : `${fmt.number(low)}–${fmt.number(high)}`);
  const most = Math.max(...forecast.parts.map(({ people }) => people), 1);
  return (
    <div aria-live="polite">
      <p className={classes.headline}>{words.people(range(peopleLow, peopleHigh), peopleHigh)}</p>
      {momentsLow !== null && momentsHigh !== null && <p>{words.moments(range(momentsLow, momentsHigh), momentsHigh)}</p>}
      {forecast.finerPercent !== null && forecast.estimatedFrom.length > 0 && <p className="quiet small">{words.finer(fmt.percent(forecast.finerPercent / 100), fmt.list(forecast.estimatedFrom.map((wish) => words.wish[wish] ?? wish)))}</p>}
      <ul className={classes.bars}>
        {forecast.parts
          .toSorted((a, b) => b.people - a.people)
          .slice(0, PARTS)
          .map(({ stage, region, people }) => (
            <li key={`${stage} ${region}`}>
              <span>
                {stageName(stage)} · {region ?? words.elsewhere}
              </span>
              <span className="tabular">{words.each(fmt.number(people))}</span>
              <span className={classes.bar} style={{ width: `${(people / most) * 100}%` }} aria-hidden />
            </li>
          ))}
      </ul>
    </div>
  );
}
