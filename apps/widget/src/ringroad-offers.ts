import { lastDay, offerCard } from './offer-card.js';
import { dismissOffer, loadOffers, type Access } from './offers-client.js';
import { WIDGET_STYLE } from './widget-style.js';
import { wordsOf } from './words.js';

const MOST = 3;
/** The script's own address: offers come from whoever served it, unless `origin` says otherwise. */
const HOME = new URL(import.meta.url).origin;

/**
 * `<ringroad-offers site-key="…" user-token="…" max="1..3">` on any page. Its place is reserved before the offers are known,
 * and stays when there are none unless `collapse` is set, so that the page never moves under the reader's finger.
 */
export class RingroadOffers extends HTMLElement {
  static readonly observedAttributes = ['user-token'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #asked = '';

  connectedCallback(): void {
    this.#matchPage();
    this.#render();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#render();
  }

  #render(): void {
    const token = this.getAttribute('user-token') ?? '';
    const style = document.createElement('style');
    style.textContent = WIDGET_STYLE;
    const section = document.createElement('section');
    const list = document.createElement('ul');
    section.append(list);
    this.#root.replaceChildren(style, section);
    if (!token) {
      this.hidden = true;
      return;
    }
    this.hidden = false;
    list.setAttribute('aria-busy', 'true');
    list.replaceChildren(...Array.from({ length: this.#most() }, ghost));
    this.#asked = token;
    void this.#fill(section, list, { token, siteKey: this.getAttribute('site-key') ?? '', origin: this.getAttribute('origin') ?? HOME });
  }

  async #fill(section: HTMLElement, list: HTMLUListElement, access: Access): Promise<void> {
    const loaded = await loadOffers(access);
    const offers = loaded.offers.slice(0, this.#most());
    // Another user may have come while the offers of the first were on their way.
    if (this.#asked !== access.token) return;
    list.removeAttribute('aria-busy');
    if (offers.length === 0) {
      this.style.setProperty('--_reserve', this.hasAttribute('collapse') ? '0' : `${section.offsetHeight}px`);
      section.replaceChildren();
      this.dispatchEvent(new CustomEvent('ringroad-empty'));
      return;
    }
    // A card in two languages reads worse than a card in another language than its page.
    const language = loaded.language || this.closest('[lang]')?.getAttribute('lang') || navigator.language;
    const words = wordsOf(language);
    section.setAttribute('aria-label', words.heading);
    this.style.setProperty('--_reserve', `${section.offsetHeight}px`);
    list.replaceChildren(...offers.map((offer) => offerCard(offer, words, lastDay(offer.expiresAt, language, loaded.timezone), (reason) => dismissOffer(access, offer.id, reason))));
    this.dispatchEvent(new CustomEvent('ringroad-shown', { detail: { count: offers.length } }));
  }

  #most(): number {
    const wanted = Number(this.getAttribute('max') ?? MOST);
    return Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST ? wanted : MOST;
  }

  /** Follows a page that has chosen its light; pages that only paint a dark background are read by its brightness. */
  #matchPage(): void {
    const declared = getComputedStyle(document.documentElement).colorScheme;
    if (/^(only )?(light|dark)$/.test(declared)) {
      this.dataset.scheme = declared.includes('dark') ? 'dark' : 'light';
      return;
    }
    if (declared.includes('dark')) return;
    const paint = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g)?.map(Number);
    const [red = 255, green = 255, blue = 255, alpha = 1] = paint ?? [];
    this.dataset.scheme = alpha > 0 && 0.299 * red + 0.587 * green + 0.114 * blue < 110 ? 'dark' : 'light';
  }
}

function ghost(): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'ghost';
  return item;
}

if (!customElements.get('ringroad-offers')) customElements.define('ringroad-offers', RingroadOffers);
