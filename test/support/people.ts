import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { LoginLinks, Members } from '@ringroad/platform';
import request from 'supertest';
import type { Product } from './product.js';

export interface Person {
  readonly externalId: string;
  readonly userId: string;
  readonly email: string;
}

interface Claim {
  readonly leadId: string;
  readonly status: string;
  readonly maskedEmail: string | null;
  readonly bonusCode: string | null;
}

interface MoneyText {
  readonly minor: string;
}

const CARD = 'id category state claim { leadId status maskedEmail bonusCode }';

/** What people do with the product, over HTTP, in their own words. */
export class People {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly product: Product) {}

  /** A user who agreed to offers by e-mail. */
  async user(externalId: string, traits: { readonly email: string; readonly name: string; readonly locale: string }): Promise<Person> {
    const consents = [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 'site-1' }];
    await this.product.send([{ type: 'identify', messageId: `identify-${externalId}`, userId: externalId, traits: { ...traits, consents } }]);
    await this.product.settle();
    return { externalId, userId: userIdOf(this.product.siteId, externalId), email: traits.email };
  }

  async inbox(person: Person): Promise<{ readonly id: string; readonly category: string; readonly state: string }[]> {
    const data = await this.asUser<{ myOffers: { edges: { node: { id: string; category: string; state: string } }[] } }>(person, `{ myOffers(first: 50) { edges { node { ${CARD} } } } }`);
    return data.myOffers.edges.map((edge) => edge.node);
  }

  async claim(person: Person, offerId: string): Promise<Claim> {
    const data = await this.asUser<{ claimOffer: { offer: { claim: Claim } } }>(
      person,
      `mutation { claimOffer(offerId: "${offerId}", consentTextVersion: "share-1") { offer { ${CARD} } } }`,
    );
    return data.claimOffer.offer.claim;
  }

  /** Waits for the code's letter and types the code in. */
  async verify(person: Person, leadId: string): Promise<Claim> {
    const code = await this.code(person);
    const data = await this.asUser<{ verifyClaim: { offer: { claim: Claim } } }>(person, `mutation { verifyClaim(leadId: "${leadId}", code: "${code}") { offer { ${CARD} } } }`);
    return data.verifyClaim.offer.claim;
  }

  /** The code of the newest letter, once everything that is on its way has arrived. */
  async code(person: Person): Promise<string> {
    await this.product.settle();
    const codes = this.product.mailbox.to(person.email).flatMap((letter) => /^\s*(\d{6})\s*$/m.exec(letter.text ?? '')?.[1] ?? []);
    return codes.at(-1) ?? 'no letter with a code';
  }

  partnerOf(name: string): Promise<string> {
    return this.product.query<{ id: string }>('select id from partner where name = $1', [name]).then((rows) => rows[0]?.id ?? '');
  }

  async wallet(partnerId: string): Promise<{ available: bigint; held: bigint; spent: bigint }> {
    const { myWallet } = await this.asPartner<{ myWallet: Record<'available' | 'held' | 'spent', MoneyText> }>(partnerId, '{ myWallet { available { minor } held { minor } spent { minor } } }');
    return { available: BigInt(myWallet.available.minor), held: BigInt(myWallet.held.minor), spent: BigInt(myWallet.spent.minor) };
  }

  async walletLines(partnerId: string): Promise<[string, bigint, bigint][]> {
    const data = await this.asPartner<{ myWalletLines: { edges: { node: { kind: string; amount: MoneyText; available: MoneyText } }[] } }>(
      partnerId,
      '{ myWalletLines(first: 50) { edges { node { kind amount { minor } available { minor } } } } }',
    );
    return data.myWalletLines.edges.map(({ node }) => [node.kind, BigInt(node.amount.minor), BigInt(node.available.minor)]);
  }

  async leads(partnerId: string): Promise<{ status: string; billing: string; price: bigint; bonusCode: string | null; contact: { name: string | null; email: string | null } | null }[]> {
    const data = await this.asPartner<{ myLeads: { edges: { node: { status: string; billing: string; price: MoneyText; bonusCode: string | null; contact: { name: string; email: string } | null } }[] } }>(
      partnerId,
      '{ myLeads(first: 50) { edges { node { status billing price { minor } bonusCode contact { name email } } } } }',
    );
    return data.myLeads.edges.map(({ node }) => ({ ...node, price: BigInt(node.price.minor) }));
  }

  async campaignBudget(partnerId: string): Promise<{ posted: bigint; pending: bigint }> {
    const data = await this.asPartner<{ myCampaigns: { edges: { node: { totalBudget: Record<'posted' | 'pending', MoneyText> } }[] } }>(
      partnerId,
      '{ myCampaigns(first: 1) { edges { node { totalBudget { posted { minor } pending { minor } } } } } }',
    );
    const budget = data.myCampaigns.edges[0]?.node.totalBudget;
    return { posted: BigInt(budget?.posted.minor ?? -1), pending: BigInt(budget?.pending.minor ?? -1) };
  }

  async revenueSeenByOperator(): Promise<bigint> {
    const data = await this.asOperator<{ today: { revenue: { value: MoneyText } } }>('{ today { revenue { value { minor } } } }');
    return BigInt(data.today.revenue.value.minor);
  }

  asUser<Data>(person: Person, query: string): Promise<Data> {
    return this.graphql(query, { authorization: `Bearer ${this.product.userToken(person.userId)}` });
  }

  async asPartner<Data>(partnerId: string, query: string): Promise<Data> {
    return this.graphql(query, { cookie: await this.cookie('partner', partnerId) });
  }

  async asOperator<Data>(query: string): Promise<Data> {
    return this.graphql(query, { cookie: await this.cookie('operator') });
  }

  private async graphql<Data>(query: string, headers: Record<string, string>): Promise<Data> {
    const { body } = await request(this.product.url).post('/graphql').set('content-type', 'application/json').set(headers).send({ query });
    const answer = body as { data?: Data; errors?: unknown };
    if (answer.errors || !answer.data) throw new Error(`GraphQL answered ${JSON.stringify(body)}`);
    return answer.data;
  }

  /** Signs a member in by a real one-click link; the first call makes the member. */
  private async cookie(role: 'partner' | 'operator', partnerId?: string): Promise<string> {
    const name = `${role}-${partnerId ?? ''}`;
    const known = this.cookies.get(name);
    if (known) return known;
    const { app } = this.product.server;
    const { siteId } = this.product;
    const who = { siteId, role, ...(partnerId ? { partnerId } : {}), email: `${name}@members.test`, displayName: name };
    const memberId = await this.product.db.transaction(SYSTEM, (tx) => app.get(Members, { strict: false }).add(tx, who));
    const owner = role === 'partner' ? { role, siteId, memberId, partnerId: partnerId ?? '' } : { role, siteId, memberId };
    const link = new URL(await app.get(LoginLinks, { strict: false }).issue(owner));
    const answer = await request(this.product.url).get(link.pathname).redirects(0);
    const cookie = String(answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    this.cookies.set(name, cookie);
    return cookie;
  }
}

