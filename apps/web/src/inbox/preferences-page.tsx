import { Button, Checkbox, SegmentedControl, Slider, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MyPreferencesDocument, UpdatePreferencesDocument, type PreferencesInput, type PreferencesPartsFragment } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { LANGUAGES, toLanguage } from '../i18n/locale.js';
import { useMe } from '../session/session.js';
import { useErrorText } from '../ui/error-text.js';
import { useChooseLanguage } from '../ui/shell/use-account-language.js';
import { Page, Panel } from '../ui/page.js';
import { Loaded } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';
import classes from './preferences.module.css';

const MOST_PER_WEEK = 7;
const DAY_MS = 86_400_000;
const KEY = ['my-preferences'];

type Save = (input: PreferencesInput) => void;

/** Every change is kept at once: there is no button to forget. */
export function PreferencesPage() {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const choose = useChooseLanguage();
  const answer = useQuery({ queryKey: KEY, queryFn: async () => (await request(MyPreferencesDocument)).myPreferences });
  const save = useMutation({
    mutationFn: (input: PreferencesInput) => request(UpdatePreferencesDocument, { input }),
    onMutate: (input) => {
      const before = client.getQueryData<PreferencesPartsFragment>(KEY);
      if (before) client.setQueryData(KEY, { ...before, ...(input as Partial<PreferencesPartsFragment>) });
      return before;
    },
    onSuccess: ({ updatePreferences }) => client.setQueryData(KEY, updatePreferences),
    onError: (error, _, before) => {
      client.setQueryData(KEY, before);
      errorText.notify(error);
    },
  });
  const words = t.inbox.preferences;
  const state = save.isPending ? words.saving : save.isSuccess ? words.saved : '';
  return (
    <Page title={words.title} lead={words.lead} narrow actions={<span className="quiet" role="status">{state}</span>}>
      <Loaded answer={answer}>
        {(preferences) => (
          <div className={classes.stack}>
            <Channels preferences={preferences} save={save.mutate} />
            <Rhythm preferences={preferences} save={save.mutate} />
            <Pause preferences={preferences} save={save.mutate} />
            <Topics preferences={preferences} save={save.mutate} />
            <Panel title={words.language}>
              <SegmentedControl
                aria-label={words.language}
                value={toLanguage(preferences.locale) ?? 'en'}
                data={LANGUAGES.map((each) => ({ value: each, label: each === 'en' ? 'English' : 'Русский' }))}
                onChange={(locale) => choose(toLanguage(locale) ?? 'en')}
              />
            </Panel>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface PartProps {
  preferences: PreferencesPartsFragment;
  save: Save;
}

function Channels({ preferences, save }: PartProps) {
  const words = useI18n().t.inbox.preferences;
  return (
    <Panel title={words.channels}>
      <div className={classes.stackSmall}>
        <Switch label={words.inbox} description={words.inboxText} checked={preferences.inbox} onChange={(event) => save({ inbox: event.currentTarget.checked })} />
        <Switch label={words.email} description={words.emailText} checked={preferences.email} onChange={(event) => save({ email: event.currentTarget.checked })} />
      </div>
    </Panel>
  );
}

function Rhythm({ preferences, save }: PartProps) {
  const words = useI18n().t.inbox.preferences;
  const [perWeek, setPerWeek] = useState(preferences.maxPerWeek);
  return (
    <Panel title={words.rhythm}>
      <p className={classes.count}>{words.perWeek(perWeek)}</p>
      <Slider
        thumbLabel={words.maxPerWeek}
        thumbValueText={words.perWeek(perWeek)}
        min={0}
        max={MOST_PER_WEEK}
        step={1}
        label={null}
        marks={Array.from({ length: MOST_PER_WEEK + 1 }, (_, value) => ({ value }))}
        value={perWeek}
        onChange={setPerWeek}
        onChangeEnd={(maxPerWeek) => save({ maxPerWeek })}
      />
      <div className={classes.quiet}>
        <div>
          <b>{words.quiet}</b>
          <p className="quiet small">{words.quietText(preferences.timezone)}</p>
        </div>
        <TextInput type="time" aria-label={`${words.quiet}, ${words.from}`} defaultValue={preferences.quietFrom} onBlur={(event) => changed(event.currentTarget.value, preferences.quietFrom) && save({ quietFrom: event.currentTarget.value })} />
        <span className="quiet">{words.to}</span>
        <TextInput type="time" aria-label={`${words.quiet}, ${words.to}`} defaultValue={preferences.quietTo} onBlur={(event) => changed(event.currentTarget.value, preferences.quietTo) && save({ quietTo: event.currentTarget.value })} />
      </div>
    </Panel>
  );
}

function changed(value: string, before: string): boolean {
  return value !== '' && value !== before;
}

function Pause({ preferences, save }: PartProps) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.inbox.preferences;
  const inDays = (days: number) => new Date(Date.parse(site.now) + days * DAY_MS).toISOString();
  const paused = preferences.pausedUntil !== null && preferences.pausedUntil > site.now;
  return (
    <Panel title={words.pause} note={words.pauseText}>
      <div className={classes.row}>
        {paused && preferences.pausedUntil ? (
          <>
            <b>{words.pausedUntil(fmt.day(preferences.pausedUntil))}</b>
            <Button onClick={() => save({ pausedUntil: null })}>{words.resume}</Button>
          </>
        ) : (
          <>
            <Button onClick={() => save({ pausedUntil: inDays(7) })}>{words.pauseWeek}</Button>
            <Button onClick={() => save({ pausedUntil: inDays(30) })}>{words.pauseMonth}</Button>
          </>
        )}
      </div>
    </Panel>
  );
}

function Topics({ preferences, save }: PartProps) {
  const { t } = useI18n();
  const words = t.inbox.preferences;
  const { categories, categoryName } = useVocabulary();
  const muted = new Set(preferences.mutedCategories);
  return (
    <Panel title={words.topics} note={words.topicsText}>
      <div className={classes.topics}>
        {categories.map((category) => (
          <Checkbox
            key={category}
            label={categoryName(category)}
            checked={!muted.has(category)}
            onChange={(event) => save({ mutedCategories: event.currentTarget.checked ? preferences.mutedCategories.filter((each) => each !== category) : [...preferences.mutedCategories, category] })}
          />
        ))}
      </div>
    </Panel>
  );
}
