import { IconArrowLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** One sentence under the title: what this page is for, or the state of its subject. */
  lead?: ReactNode;
  actions?: ReactNode;
  back?: Pick<LinkProps, 'to' | 'params'> & { label: string };
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, lead, actions, back, narrow, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Ringroad`;
  }, [title]);
  return (
    <main id="main" className={narrow ? `${classes.page} ${classes.narrow}` : classes.page}>
      {back && (
        <Link to={back.to} params={back.params} className={classes.back}>
          <IconArrowLeft size={14} aria-hidden /> {back.label}
        </Link>
      )}
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </main>
  );
}

interface PanelProps {
  title: string;
  note?: ReactNode;
  /** Tables run to the panel's edges and bring their own padding. */
  flush?: boolean;
  children: ReactNode;
}

export function Panel({ title, note, flush, children }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.panelHead}>
        <h2>{title}</h2>
        {note && <p>{note}</p>}
      </div>
      {flush ? children : <div className={classes.panelBody}>{children}</div>}
    </section>
  );
}
