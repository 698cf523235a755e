import { DomainError, SYSTEM } from '@ringroad/kernel';
import { Wins } from '@ringroad/market';
import { connect, type Database, LoginLinks, type Member, Members, ownerOfMember, type ReadyConfig, Sessions, Sites, type Tx } from '@ringroad/platform';
import { DEMO } from './demo/demo-site.js';

export const PEOPLE = ['operator', 'partner', 'user'] as const;
export type Person = (typeof PEOPLE)[number];

/** Signs its bearer in once. */
export interface SignInLink {
  readonly url: string;
  /** Of a partner's link: whose staff it signs in, and whether that partner's offer lies open in the inbox of the user's link. */
  readonly partner?: { readonly name: string; readonly hasOffer: boolean };
}

/** Whom to sign in: the one who stands for a kind of person, the staff of a partner by its name, or a member by the e-mail. */
export type Wanted = { readonly as: Person } | { readonly partner: string } | { readonly email: string };

/** Links for whoever stands for each kind of person. Whom nobody stands for yet is left out. */
export async function signInLinks(config: ReadyConfig, people: readonly Person[]): Promise<Map<Person, SignInLink>> {
  return withMaker(config, async (maker) => {
    const found = new Map<Person, SignInLink>();
    for (const as of people) {
      const link = await maker.make({ as }).catch(ignoreNobody);
      if (link !== undefined) found.set(as, link);
    }
    return found;
  });
}

/** @throws DomainError NOT_FOUND when nobody is there, CONFLICT when several partners have that name */
export function signInLink(config: ReadyConfig, wanted: Wanted): Promise<SignInLink> {
  return withMaker(config, (maker) => maker.make(wanted));
}

async function withMaker<T>(config: ReadyConfig, work: (maker: LinkMaker) => Promise<T>): Promise<T> {
  const database = await connect({ url: config.databaseUrl, poolSize: 1 });
  try {
    return await work(new LinkMaker(config, database));
  } finally {
    await database.close();
  }
}

class LinkMaker {
  private readonly links: LoginLinks;
  private readonly members = new Members();

  constructor(
    config: ReadyConfig,
    private readonly database: Database,
  ) {
    this.links = new LoginLinks(config, database, new Sessions(database), this.members);
  }

  async make(wanted: Wanted): Promise<SignInLink> {
    if ('email' in wanted) return this.of(await this.read((tx) => memberOf(tx, wanted.email)));
    if ('partner' in wanted) return this.of(await this.read((tx) => this.staffCalled(tx, wanted.partner)));
    if (wanted.as === 'operator') return { url: await this.links.issueForFirst('operator') };
    return wanted.as === 'user' ? this.ofUser() : this.ofPartner();
  }

  private async of(member: Member): Promise<SignInLink> {
    return { url: await this.links.issue(ownerOfMember(member)) };
  }

  private async ofUser(): Promise<SignInLink> {
    const user = await this.read(firstUser);
    if (!user) throw new DomainError('NOT_FOUND', 'There is no user yet.');
    return { url: await this.links.issue({ role: 'user', ...user }) };
  }

  /** The partner whose offer the user can take now, so that both links tell one story; else the one who was there first. */
  private async ofPartner(): Promise<SignInLink> {
    const { member, name, hasOffer } = await this.read(async (tx) => {
      const offered = await this.staffOfOffer(tx);
      const staff = offered ?? (await this.members.first(tx, 'partner'));
      if (!staff) throw new DomainError('NOT_FOUND', 'There is no partner yet.');
      const [partner] = await tx.query<{ name: string }>('select name from partner where site_id = $1 and id = $2', [staff.siteId, staff.partnerId]);
      return { member: staff, name: partner?.name ?? staff.displayName, hasOffer: offered !== undefined };
    });
    return { ...(await this.of(member)), partner: { name, hasOffer } };
  }

  private async staffOfOffer(tx: Tx): Promise<Member | undefined> {
    const user = await firstUser(tx);
    if (!user) return undefined;
    const offers = await new Wins().fresh(tx, await new Sites().get(tx, user.siteId), user.userId, 20);
    const members = await this.members.all(tx, user.siteId);
    for (const { partnerId } of offers) {
      const staff = members.find((member) => member.partnerId === partnerId);
      if (staff) return staff;
    }
    return undefined;
  }

  private async staffCalled(tx: Tx, name: string): Promise<Member> {
    const [partner, namesake] = await tx.query<{ id: string; siteId: string }>('select id, site_id as "siteId" from partner where lower(name) = lower($1)', [name]);
    if (namesake) throw new DomainError('CONFLICT', `Several partners are called ${name}: choose somebody with --email (npx ringroad member list).`);
    if (!partner) throw new DomainError('NOT_FOUND', `There is no partner called ${name}. Those with somebody who signs in: npx ringroad member list`);
    const staff = (await this.members.all(tx, partner.siteId)).find(({ partnerId }) => partnerId === partner.id);
    if (!staff) throw new DomainError('NOT_FOUND', `Nobody signs in for ${name} yet: npx ringroad member add --role partner --partner "${name}" --email THEM@EXAMPLE.COM --name "THEIR NAME"`);
    return staff;
  }

  private read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(SYSTEM, work);
  }
}

/** The demo's own user where there is one, else whoever was there first. */
async function firstUser(tx: Tx): Promise<{ readonly siteId: string; readonly userId: string } | undefined> {
  const [user] = await tx.query<{ siteId: string; userId: string }>(
    `select site_id as "siteId", user_id as "userId" from site_user order by site_id = $1 and external_id = $2 desc, first_seen_at, user_id limit 1`,
    [DEMO.siteId, DEMO.userId],
  );
  return user;
}

/** Whoever signs in with that e-mail, on whatever site. @throws DomainError NOT_FOUND */
export async function memberOf(tx: Tx, email: string): Promise<Member> {
  const found = await new Members().byEmail(tx, email);
  if (!found) throw new DomainError('NOT_FOUND', `Nobody signs in with ${email}. There are: npx ringroad member list`);
  return found.member;
}

function ignoreNobody(error: unknown): undefined {
  if (!(error instanceof DomainError) || error.code !== 'NOT_FOUND') throw error;
}
