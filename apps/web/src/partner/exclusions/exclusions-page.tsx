import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExclusionListPartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Page, Panel } from '../../ui/page.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import { ContactsDialog, type ContactsTask } from './contacts-dialog.js';
import classes from './exclusions.module.css';
import { ListDialog } from './list-dialog.js';
import { listsQuery } from './lists-query.js';

type List = ExclusionListPartsFragment;
const CONTACT_TASKS = ['add', 'remove', 'replace'] as const;
const LIST_TASKS = ['rename', 'delete'] as const;
type Task = ContactsTask | { readonly kind: 'rename'; readonly list: List } | { readonly kind: 'delete'; readonly list: List };

/** Whom a partner does not want to reach, list by list: more of them, fewer, others, none. */
export function ExclusionsPage() {
  const { t, fmt } = useI18n();
  const [task, setTask] = useState<Task | null>(null);
  const answer = useQuery(listsQuery);
  const words = t.exclusions;
  const close = () => setTask(null);
  const create = (
    <Button variant="filled" color="amber" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setTask({ kind: 'create' })}>
      {words.create}
    </Button>
  );
  const columns: Column<List>[] = [
    { id: 'name', header: words.list, cell: ({ name }) => <b>{name}</b> },
    { id: 'size', header: words.size, end: true, hint: words.sizeHint, cell: ({ size }) => fmt.number(size) },
    { id: 'made', header: words.made, cell: ({ createdAt }) => <span className="nowrap">{fmt.day(createdAt)}</span> },
    {
      id: 'actions',
      header: t.common.actions,
      end: true,
      cell: (list) => (
        <div className={classes.actions}>
          {[...CONTACT_TASKS, ...LIST_TASKS].map((kind) => (
            <Button key={kind} size="compact-xs" color={kind === 'delete' ? 'red' : undefined} aria-label={words.dialog[kind](list.name)} onClick={() => setTask({ kind, list })}>
              {words[kind]}
            </Button>
          ))}
        </div>
      ),
    },
  ];
  return (
    <Page title={words.title} lead={words.lead} actions={create}>
      <Loaded answer={answer}>
        {(lists) =>
          lists.length === 0 ? (
            <EmptyState title={words.empty} text={words.emptyText} action={create} />
          ) : (
            <Panel title={words.lists} note={words.listsNote} flush>
              <DataTable label={words.lists} columns={columns} rows={lists} rowKey={({ id }) => id} />
            </Panel>
          )
        }
      </Loaded>
      {task !== null && (task.kind === 'rename' || task.kind === 'delete' ? <ListDialog kind={task.kind} list={task.list} onClose={close} /> : <ContactsDialog task={task} onClose={close} />)}
    </Page>
  );
}
