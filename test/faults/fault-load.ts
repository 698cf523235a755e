import { randomInt, randomUUID } from 'node:crypto';
import type { FaultWorld } from './fault-world.js';

const CALLERS = 6;
const MOST_ROUNDS = 5_000;
const USERS = 40;

interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Callers that post facts, claim offers and type codes until they are stopped, and write down what they were promised. */
export class FaultLoad {
  private stopped = false;
  private readonly running: Promise<unknown>;

  constructor(private readonly world: FaultWorld) {
    this.running = Promise.all(Array.from({ length: CALLERS }, () => this.caller()));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  async runFor(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await this.stop();
  }

  private async caller(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS && !this.stopped; round++) {
      const user = `user-${randomInt(USERS)}`;
      await this.postFacts(user);
      const open = this.world.openClaims.get(user);
      if (open) await this.typeCode(user, open);
      else await this.takeAnOffer(user);
    }
  }

  /** A batch that is sent twice half of the time, as an SDK does that saw no answer. */
  private async postFacts(user: string): Promise<void> {
    const car = `car-${user}-${randomInt(3)}`;
    const properties = { assetId: car, listingId: `ad-${car}`, brand: 'Audi', model: 'A4', year: 2016, price: 9_000, currency: 'USD', region: 'Minsk' };
    const event = ['Listing Posted', 'Listing Renewed', 'Listing Sold', 'Car Bought'][randomInt(4)] as string;
    const batch = [
      { type: 'identify', messageId: `i-${user}`, userId: user, timestamp: '2026-03-01T00:00:00Z', traits: { email: `${user}@example.org`, name: user } },
      { type: 'track', event, messageId: randomUUID(), userId: user, timestamp: new Date(Date.UTC(2026, 2, 1, randomInt(24))).toISOString(), properties },
    ];
    for (let send = 0; send < 1 + randomInt(2); send++) {
      const answer = await this.post<{ accepted: number; duplicates: number }>('/v1/batch', { batch }, `Basic ${btoa(`${this.world.writeKey}:`)}`);
      if (answer && answer.accepted + answer.duplicates === batch.length) {
        for (const message of batch) this.world.acknowledged.set(message.messageId, user);
      }
    }
  }

  private async takeAnOffer(user: string): Promise<void> {
    const token = `Bearer ${this.world.userToken(user)}`;
    const inbox = await this.graphql<{ myOffers: { edges: { node: { id: string; state: string } }[] } }>(token, '{ myOffers(first: 10) { edges { node { id state } } } }');
    const offer = inbox?.myOffers.edges.find((edge) => edge.node.state === 'fresh')?.node;
    if (!offer) return;
    const letters = this.world.mailbox.to(`${user}@example.org`).length;
    const claim = await this.graphql<{ claimOffer: { offer: { claim: { leadId: string } } } }>(
      token,
      `mutation { claimOffer(offerId: "${offer.id}", consentTextVersion: "share-1") { offer { claim { leadId } } } }`,
    );
    const leadId = claim?.claimOffer.offer.claim.leadId;
    if (!leadId) return;
    this.world.claimed.add(leadId);
    this.world.openClaims.set(user, { leadId, letters });
  }

  /** Types the code of an open claim, once its letter is there: perhaps only after the next start. */
  private async typeCode(user: string, { leadId, letters }: { readonly leadId: string; readonly letters: number }): Promise<void> {
    const codes = this.world.mailbox.to(`${user}@example.org`).slice(letters).flatMap((letter) => /^\s*(\d{6})\s*$/m.exec(letter.text ?? '')?.[1] ?? []);
    const code = codes.at(-1);
    if (!code) return;
    const token = `Bearer ${this.world.userToken(user)}`;
    const done = await this.graphql<{ verifyClaim: { offer: { id: string } } }>(token, `mutation { verifyClaim(leadId: "${leadId}", code: "${code}") { offer { id } } }`);
    if (!done) return;
    this.world.verified.add(leadId);
    this.world.openClaims.delete(user);
  }

  /** The data, or undefined when the server refused, died or answered with errors. */
  private async graphql<Data>(authorization: string, query: string): Promise<Data | undefined> {
    const answer = await this.post<GraphqlAnswer<Data>>('/graphql', { query }, authorization);
    return answer?.errors ? undefined : (answer?.data ?? undefined);
  }

  private async post<Answer>(path: string, body: unknown, authorization: string): Promise<Answer | undefined> {
    try {
      const response = await fetch(this.world.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify(body),
      });
      return response.ok ? ((await response.json()) as Answer) : undefined;
    } catch {
      return undefined; // killed in the middle: nothing was promised
    }
  }
}
