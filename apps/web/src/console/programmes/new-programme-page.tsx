import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPencilPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProgrammeTemplatesQuery } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Page } from '../../ui/page.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import { scratchOf } from './new-source.js';
import { NewDraft } from './new-draft.js';
import { templatesQuery } from './programme-queries.js';
import classes from './programmes.module.css';
import { useProgrammeTitle } from './use-programme-words.js';

const route = getRouteApi('/console/programmes/new');
export type Template = ProgrammeTemplatesQuery['programmeTemplates'][number];

const SCRATCH: Template = { id: '', titles: [], rows: [], source: scratchOf('my-programme') };

/** Begin with one of the programmes that ship, or with an empty page. */
export function NewProgrammePage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const title = useProgrammeTitle();
  const answer = useQuery(templatesQuery);
  const [chosen, setChosen] = useState<Template>();
  const [typed, setTyped] = useState(search.q ?? '');
  const settle = useDebouncedCallback((q: string) => void navigate({ search: { q: q || undefined }, replace: true }), 250);
  const words = t.programmes.fresh;
  const wanted = typed.trim().toLowerCase();
  const fits = (template: Template) => `${template.id} ${title(template)} ${template.titles.map(({ text }) => text).join(' ')} ${template.rows.join(' ')}`.toLowerCase().includes(wanted);
  const clear = () => {
    setTyped('');
    settle('');
  };
  return (
    <Page title={words.title} lead={words.lead} back={{ to: '/console/programmes', label: t.programmes.list.title }}>
      <div className={classes.freshBar}>
        <TextInput
          className={classes.freshSearch}
          type="search"
          aria-label={words.searchLabel}
          placeholder={words.searchLabel}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            settle(event.currentTarget.value.trim());
          }}
        />
        <span className="quiet small" aria-live="polite">
          {answer.data && words.found(answer.data.filter(fits).length)}
        </span>
        <Button leftSection={<IconPencilPlus size={16} aria-hidden />} onClick={() => setChosen(SCRATCH)} ml="auto">
          {words.scratch}
        </Button>
      </div>
      <Loaded answer={answer} rows={9}>
        {(templates) =>
          templates.some(fits) ? (
            <ul className={classes.templates}>
              {templates.filter(fits).map((template) => (
                <li key={template.id}>
                  <button type="button" className={classes.template} onClick={() => setChosen(template)}>
                    <b>{title(template)}</b>
                    <span className={classes.id}>{template.id}</span>
                    {template.rows.length > 0 && <span className="quiet small">{words.rows(template.rows.join(', '))}</span>}
                  </button>
                </li>
              ))}
            </ul>
          ) : templates.length === 0 ? (
            <EmptyState title={words.none} text={words.noneText} action={<Button onClick={() => setChosen(SCRATCH)}>{words.scratch}</Button>} />
          ) : (
            <EmptyState title={t.common.nothingFound} text={t.common.nothingFoundText} action={<Button onClick={clear}>{t.common.clearFilters}</Button>} />
          )
        }
      </Loaded>
      {chosen && <NewDraft key={chosen.id} template={chosen} onClose={() => setChosen(undefined)} />}
    </Page>
  );
}
