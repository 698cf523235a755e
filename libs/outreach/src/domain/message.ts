import { isBuiltInStage, type OwnText, ownText, type Stage, withoutStop } from '@ringroad/kernel';
import { escapeHtml, plainLine } from './escape.js';
import { fill, MESSAGE_WORDS, type Language, type MessageWords, type MomentWords } from './message-words.js';

/** A letter ready to be sent: a one-line subject and the same content twice. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What partners wrote is plain text; whatever looks like HTML in it is shown as it was typed. */
export interface OfferText {
  readonly partnerName: string;
  readonly title: string;
  readonly terms: string;
  readonly expiresAt: Date | null;
  /** Our own link, never the partner's. */
  readonly takeUrl: string;
}

export interface OfferLetterInput {
  readonly language: Language;
  readonly stage: Stage;
  /** Why it came, in the words of a site's own programme; null where it has none. */
  readonly reasonTexts: OwnText | null;
  readonly siteName: string;
  /** As the user knows it ("Audi A6 2015"); null where unknown. */
  readonly assetName: string | null;
  readonly offers: readonly OfferText[];
  /** IANA zone of the user, for the dates. */
  readonly zone: string;
  /** The links do not sign their reader in. */
  readonly signInFirst: boolean;
  readonly preferencesUrl: string;
  readonly unsubscribeUrl: string;
}

export interface CodeLetterInput {
  readonly language: Language;
  readonly siteName: string;
  readonly partnerName: string;
  readonly code: string;
  readonly minutes: number;
}

/** One line of a letter: said as text, optionally behind a link, optionally a heading. */
interface Line {
  readonly text: string;
  readonly url?: string;
  readonly as: 'heading' | 'paragraph' | 'small';
}

/** The offers of one moment, why the user hears of them, and the way out. */
export function offerLetter(input: OfferLetterInput): Letter {
  const words = MESSAGE_WORDS[input.language];
  const reason = plainLine(withoutStop(ownText(input.reasonTexts, input.language) ?? ''));
  const moment = momentWords(words, input.stage, reason);
  const names = { site: plainLine(input.siteName), asset: plainLine(input.assetName ?? words.someAsset), reason };
  return letter(input.language, fill(moment.subject, names), [
    { text: words.greeting, as: 'paragraph' },
    { text: fill(moment.intro, names), as: 'paragraph' },
    ...input.offers.flatMap((offer) => offerLines(offer, words, input)),
    ...(input.signInFirst ? [{ text: fill(words.signInFirst, names), as: 'paragraph' } as const] : []),
    { text: fill(moment.why, names), as: 'small' },
    { text: words.privacy, as: 'small' },
    { text: words.preferences, url: input.preferencesUrl, as: 'small' },
    { text: words.unsubscribe, url: input.unsubscribeUrl, as: 'small' },
  ]);
}

function momentWords(words: MessageWords, stage: Stage, reason: string): MomentWords {
  if (reason !== '') return words.ownMoment;
  return isBuiltInStage(stage) ? words.moments[stage] : words.someMoment;
}

/** The one-time code that proves a contact. No links: a code letter that asks for a click teaches users to be phished. */
export function codeLetter(input: CodeLetterInput): Letter {
  const words = MESSAGE_WORDS[input.language];
  const names = { site: plainLine(input.siteName), partner: plainLine(input.partnerName), code: input.code, minutes: String(input.minutes) };
  return letter(input.language, fill(words.codeSubject, names), [
    { text: words.greeting, as: 'paragraph' },
    { text: fill(words.codeIntro, names), as: 'paragraph' },
    { text: input.code, as: 'heading' },
    { text: fill(words.codeLife, names), as: 'paragraph' },
    { text: words.codeNotYou, as: 'small' },
  ]);
}

function offerLines(offer: OfferText, words: MessageWords, { language, zone }: OfferLetterInput): Line[] {
  const date = offer.expiresAt && new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long', timeZone: zone }).format(offer.expiresAt);
  const facts = [fill(words.from, { partner: plainLine(offer.partnerName) }), ...(date ? [fill(words.validUntil, { date })] : [])].join(', ');
  return [
    { text: plainLine(offer.title), as: 'heading' },
    { text: facts, as: 'paragraph' },
    ...(plainLine(offer.terms) ? [{ text: plainLine(offer.terms), as: 'paragraph' } as const] : []),
    { text: words.take, url: offer.takeUrl, as: 'paragraph' },
  ];
}

function letter(language: Language, subject: string, lines: readonly Line[]): Letter {
  const body = lines.map(htmlLine).join('\n');
  return {
    subject: plainLine(subject),
    text: lines.map((line) => (line.url ? `${line.text}:\n${line.url}` : line.text)).join('\n\n') + '\n',
    html: `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>\n<body style="font-family:sans-serif;max-width:36em;margin:0 auto;padding:16px">\n${body}\n</body></html>\n`,
  };
}

function htmlLine({ text, url, as }: Line): string {
  const content = url ? `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>` : escapeHtml(text);
  if (as === 'heading') return `<h2>${content}</h2>`;
  return as === 'small' ? `<p><small>${content}</small></p>` : `<p>${content}</p>`;
}
