import type { DismissReason, WidgetOffer } from './offers-client.js';
import type { WidgetWords } from './words.js';

const ANSWERS: readonly { reason: DismissReason; word: 'notForMe' | 'alreadyDone' | 'later' }[] = [
  { reason: 'not_relevant', word: 'notForMe' },
  { reason: 'already_done', word: 'alreadyDone' },
  { reason: 'later', word: 'later' },
];

/** `22 Dec`: day before month and in the user's own zone, as the offer's page has it. */
export function lastDay(expiresAt: string, language: string, timeZone: string | undefined): string {
  return new Date(expiresAt).toLocaleDateString(/^en/i.test(language) ? 'en-GB' : language, { day: 'numeric', month: 'short', timeZone });
}

/** One offer as a list item. Texts are set as text, never as markup: a partner writes them, somebody's page shows them. */
export function offerCard(offer: WidgetOffer, words: WidgetWords, day: string, dismiss: (reason: DismissReason) => Promise<boolean>): HTMLLIElement {
  const card = document.createElement('li');
  const actions = element('div', 'actions');
  const take = element('a', 'take', words.take);
  take.href = offer.claimUrl;
  take.target = '_blank';
  take.rel = 'noopener';
  take.setAttribute('aria-label', `${words.take}: ${offer.title} (${words.opensTab})`);
  const status = element('p', 'sr');
  status.setAttribute('role', 'status');
  const buttons = ANSWERS.map(({ reason, word }) => {
    const button = element('button', '', words[word]);
    button.type = 'button';
    button.setAttribute('aria-label', `${words[word]}: ${offer.title}`);
    button.addEventListener('click', () => {
      for (const each of buttons) each.disabled = true;
      void dismiss(reason).then((kept) => {
        if (kept) return thank(card, words);
        for (const each of buttons) each.disabled = false;
        status.className = 'reason';
        status.textContent = words.failed;
      });
    });
    return button;
  });
  actions.append(take, ...buttons);
  card.append(element('p', 'partner', offer.partnerName), element('h3', '', offer.title), element('p', 'text', offer.text), element('p', 'reason', `${offer.reason} · ${words.until(day)}`), status, actions);
  return card;
}

/** The card keeps its place and size: nothing on the page jumps because somebody said no. */
function thank(card: HTMLLIElement, words: WidgetWords): void {
  card.style.minHeight = `${card.offsetHeight}px`;
  const note = element('p', '', words.thanks);
  note.setAttribute('role', 'status');
  note.tabIndex = -1;
  card.className = 'done';
  card.replaceChildren(note);
  note.focus();
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = ''): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
