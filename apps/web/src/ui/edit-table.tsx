import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import classes from './edit-table.module.css';

interface EditTableProps<Row> {
  label: string;
  /** Heads of the columns, the last one of the row's own figure. */
  heads: readonly string[];
  rows: readonly Row[];
  /** The fields of a row, one for each head. */
  fields: (row: Row, index: number, change: (changed: Partial<Row>) => void) => readonly ReactNode[];
  empty: string;
  add: { label: string; row: Row };
  remove: (row: Row) => string;
  onChange: (rows: readonly Row[]) => void;
}

/** Rows that are typed, added and taken away: every list of the market's rules is one. */
export function EditTable<Row>({ label, heads, rows, fields, empty, add, remove, onChange }: EditTableProps<Row>) {
  const { t } = useI18n();
  const change = (index: number) => (changed: Partial<Row>) => onChange(rows.map((row, n) => (n === index ? { ...row, ...changed } : row)));
  return (
    <div className={classes.edit}>
      {rows.length === 0 ? (
        <p className="quiet small">{empty}</p>
      ) : (
        <table className={classes.rows} aria-label={label}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t.common.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // A row has no name of its own: it is the one at its place.
              <tr key={index}>
                {fields(row, index, change(index)).map((field, column) => (
                  <td key={heads[column]} data-label={heads[column]}>
                    {field}
                  </td>
                ))}
                <td className={classes.away}>
                  <ActionIcon variant="subtle" aria-label={remove(row)} onClick={() => onChange(rows.filter((_, n) => n !== index))}>
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...rows, add.row])}>
        {add.label}
      </Button>
    </div>
  );
}
