import type { ReactNode } from 'react';
import type { CsvValue } from './csv.js';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Absent in columns that only the export has. */
  readonly cell?: (row: Row) => ReactNode;
  /** What the export writes; a column without it is not exported. */
  readonly csv?: (row: Row) => CsvValue;
  readonly end?: boolean;
  readonly hint?: string;
}

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** A row with a link in its first cell can be clicked anywhere. */
  linked?: boolean;
  className?: string;
}

/** A dense table that becomes a list of labelled cards where it has little room. The first column is the thing one came for. */
export function DataTable<Row>({ label, columns: all, rows, rowKey, linked, className = '' }: DataTableProps<Row>) {
  const columns = all.filter((column) => column.cell);
  return (
    <div className={classes.frame}>
      <table className={`${classes.table} ${linked ? classes.linked : ''} ${className}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.end ? classes.end : undefined} title={column.hint}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" className={classes.first}>
                    {column.cell?.(row)}
                  </th>
                ) : (
                  <td key={column.id} data-label={column.header} className={column.end ? classes.end : undefined}>
                    <div>{column.cell?.(row)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
