import type { FastifyReply } from 'fastify';

const TEXTS = {
  gone: ['This link is no longer valid', 'Эта ссылка больше не действует', ''],
  unsubscribe: ['Stop offers by e-mail?', 'Больше не присылать предложения?', '<form method="post"><button>Unsubscribe · Отписаться</button></form>'],
  unsubscribed: ['Done: no more offers by e-mail', 'Готово: писем с предложениями больше не будет', ''],
} as const;

/** Its address is a key: no other site learns of it, no cache keeps it, no frame shows its button. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/** A page small enough to need no app: it must work in any mail client's browser. */
export async function linkPage(reply: FastifyReply, status: number, text: keyof typeof TEXTS): Promise<void> {
  const [en, ru, form] = TEXTS[text];
  await reply
    .status(status)
    .headers(HEADERS)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${en}</title>
<body style="font:18px/1.5 system-ui;max-width:32em;margin:15vh auto;padding:0 16px"><h1 style="font-size:1.3em">${en}</h1><p lang="ru">${ru}</p>${form}</body></html>`,
    );
}
