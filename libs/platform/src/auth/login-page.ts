import type { Redeemed } from './login-links.js';

type Reason = Extract<Redeemed, { kind: 'refused' }>['reason'];

interface Words {
  readonly title: Readonly<Record<Reason, string>>;
  readonly help: string;
  readonly open: string;
}

const WORDS: Readonly<Record<'en' | 'ru', Words>> = {
  en: {
    title: {
      used: 'This link has been used',
      expired: 'This link has expired',
      unknown: 'This link is not known here',
    },
    help: 'A sign-in link works once, within 24 hours. If you have used it in this browser, you are signed in already.',
    open: 'Open Ringroad',
  },
  ru: {
    title: {
      used: 'Эта ссылка уже использована',
      expired: 'Срок действия ссылки истёк',
      unknown: 'Такой ссылки здесь нет',
    },
    help: 'Ссылка для входа действует один раз в течение 24 часов. Если вы уже открывали её в этом браузере, вход выполнен.',
    open: 'Открыть Ringroad',
  },
};

/** A page of its own, without the web app: it must be readable when nothing else is there. */
export function refusedLinkPage(reason: Reason, acceptLanguage: string | undefined): string {
  const locale = acceptLanguage?.trim().toLowerCase().startsWith('ru') ? 'ru' : 'en';
  const words = WORDS[locale];
  const title = words.title[reason];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Ringroad</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1.5rem; }
a { display: inline-block; padding: .625rem 1rem; border: 1px solid; border-radius: .5rem; color: inherit; text-decoration: none; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${words.help}</p>
<a href="/">${words.open}</a>
</main>
</body>
</html>
`;
}
