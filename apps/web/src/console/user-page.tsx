import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { UserDocument, type UserQuery } from '../api/operations.js';
import { ApiError, request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { carName } from '../ui/car-name.js';
import { Page, Panel } from '../ui/page.js';
import { titleIn } from '../ui/site-words.js';
import { Loaded } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { Timeline } from './timeline.js';
import classes from './user.module.css';

const route = getRouteApi('/console/users/$id');
export type UserDetail = NonNullable<UserQuery['user']>;

export function UserPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const answer = useInfiniteQuery({
    queryKey: ['user', id],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) => {
      const { user } = await request(UserDocument, { id, after: pageParam });
      if (!user) throw new ApiError('NOT_FOUND', 'No such user');
      return user;
    },
    getNextPageParam: (last) => (last.timeline.pageInfo.hasNextPage ? last.timeline.pageInfo.endCursor : null),
  });
  const { stageName } = useVocabulary();
  const user = answer.data?.pages[0];
  const lead = user && [user.region, user.stage && stageName(user.stage), t.console.user.attention(user.attentionLeft), user.timezone].filter(Boolean).join(' · ');
  return (
    <Page title={user?.externalId ?? '…'} lead={lead} back={{ to: '/console/users', label: t.console.user.back }}>
      <Loaded answer={answer}>
        {({ pages }) => (
          <div className={classes.columns}>
            <Panel title={t.console.user.timeline} note={t.console.user.timelineNote} flush>
              <Timeline items={pages.flatMap((page) => page.timeline.edges.map((edge) => edge.node))} more={answer.hasNextPage ? () => void answer.fetchNextPage() : undefined} loading={answer.isFetchingNextPage} />
            </Panel>
            <Panel title={t.console.user.journeys} flush>
              <Journeys journeys={pages[0]!.journeys} />
            </Panel>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Journeys({ journeys }: { journeys: UserDetail['journeys'] }) {
  const { t, fmt, language } = useI18n();
  const { programmeName, stageTitle } = useVocabulary();
  const words = t.console.user;
  return (
    <ul className={classes.journeys}>
      {journeys.map((journey) => {
        const { asset } = journey;
        const programme = titleIn(journey.programmeTitles, language) ?? programmeName(journey.programmeId);
        const facts = asset && [
          asset.price && fmt.moneyShort(asset.price),
          asset.mileageKm !== null && words.mileage(fmt.number(asset.mileageKm)),
          asset.region,
          asset.premium && words.premium,
        ];
        return (
          <li key={journey.id} data-closed={journey.closed || undefined}>
            <strong>{asset ? carName(asset, t.codes.ad) : programme}</strong>
            <span>
              {asset && programme && `${programme}: `}
              {stageTitle(journey.stage)} <span className="quiet">{words.since(fmt.day(journey.enteredAt))}</span>
            </span>
            <span className="quiet small">{[...(facts ?? []), journey.cycle > 1 && words.cycle(journey.cycle), journey.closed && words.closed].filter(Boolean).join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}
