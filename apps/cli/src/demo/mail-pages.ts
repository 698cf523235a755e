import { DomainError } from '@ringroad/kernel';
import type { FastifyInstance } from 'fastify';
import type { CaughtMail } from './letter-file.js';
import type { MailCatcher } from './mail-catcher.js';

/** Letters hold links and markup of our own, shown in a frame that may run nothing; its links open beside it. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const FRAME_HEAD = '<base target="_blank"><meta name="referrer" content="no-referrer">';

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --paper: light-dark(#f6f1e8, #0c1424); --card: light-dark(#fffdf9, #141f37); --line: light-dark(#e4dccd, #2a3755); --quiet: light-dark(#565d6e, #a3adc1) }
  body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; background: var(--paper); color: light-dark(#14213a, #ece7dc) }
  h1 { font-size: 1.6rem; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 1rem }
  form { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem; margin-bottom: 1rem } label { display: grid; gap: .2rem; font-size: .85rem; color: var(--quiet) }
  table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
  td, th { text-align: left; padding: .6rem 1.25rem; overflow-wrap: anywhere } th { font-size: .8rem; font-weight: 500; color: var(--quiet) } td { border-top: 1px solid var(--line) } td a { font-weight: 600 } td:last-child { font-variant-numeric: tabular-nums; color: var(--quiet) }
  input, button { font: inherit; padding: .4rem .75rem; border: 1px solid light-dark(#c6bfb1, #3a4867); border-radius: 6px; background: var(--card); color: inherit } button { border-color: #f0a30a; background: #f0a30a; color: #14213a; font-weight: 600; cursor: pointer }
  iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 10px; background: #fff }
  pre { white-space: pre-wrap; overflow-wrap: anywhere } a { color: inherit; text-underline-offset: .2em } small { color: var(--quiet) }
  :focus-visible { outline: 2px solid light-dark(#2f5fd0, #8fb0ff); outline-offset: 2px }`;

/** `/demo/mail`, `/demo/mail/:id` and `/demo/mail.json?to=`: the letters of the demo. Only for demos: it shows every user's mail. */
export function registerMailPages(server: FastifyInstance, catcher: MailCatcher): void {
  server.get('/demo/mail.json', async (request, reply) => {
    await reply.header('cache-control', 'no-store').send(catcher.list(textOf(request.query, 'to')));
  });
  server.get('/demo/mail', async (request, reply) => {
    const search = textOf(request.query, 'to');
    await reply.headers(pageHeaders()).send(listPage(catcher.list(search), search));
  });
  server.get('/demo/mail/:id', async (request, reply) => {
    const mail = catcher.get(Number(textOf(request.params, 'id')));
    if (!mail) throw new DomainError('NOT_FOUND', 'This letter is not here, or is no longer kept.');
    await reply.headers(pageHeaders()).send(mailPage(mail));
  });
}

function pageHeaders(): Record<string, string> {
  return { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' };
}

function listPage(mails: readonly CaughtMail[], search: string): string {
  const rows = mails.map(
    (mail) =>
      `<tr><td><a href="/demo/mail/${mail.id}">${escape(mail.subject || '(no subject)')}</a><br><small>${escape(mail.to)}</small></td><td><time datetime="${escape(mail.caughtAt)}">${escape(mail.caughtAt.slice(0, 19).replace('T', ' '))}</time></td></tr>`,
  );
  const table = rows.length > 0 ? `<table><thead><tr><th scope="col">Letter</th><th scope="col">Caught (UTC)</th></tr></thead><tbody>${rows.join('')}</tbody></table>` : '<p>No letter yet.</p>';
  return page('Letters of the demo', `<form method="get" action="/demo/mail" role="search"><label>Address contains <input name="to" value="${escape(search)}"></label> <button>Find</button></form>${table}`);
}

function mailPage(mail: CaughtMail): string {
  const body = mail.html === null ? `<pre>${escape(mail.text)}</pre>` : `<iframe title="The letter" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escape(FRAME_HEAD + mail.html)}"></iframe><details><summary>As plain text</summary><pre>${escape(mail.text)}</pre></details>`;
  return page(mail.subject || '(no subject)', `<p><a href="/demo/mail">All letters</a> · <a href="/demo/mail?to=${encodeURIComponent(mail.to)}">To ${escape(mail.to)}</a></p><p><small>From ${escape(mail.from)}, ${escape(mail.caughtAt)}</small></p>${body}`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${escape(title)}</title><style>${STYLE}</style></head><body><h1>${escape(title)}</h1>${body}</body></html>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function textOf(from: unknown, key: string): string {
  const value = (from as Record<string, unknown> | null)?.[key];
  return typeof value === 'string' ? value : '';
}
