import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, PageArgs, type PartnerPrincipal, Sites } from '@ringroad/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { BookedTransfer } from './wallet.queries.js';
import { Ledger } from './ledger.js';
import { WalletLineConnection, WalletObject } from './wallet.graphql.js';
import { walletLine, walletObject } from './wallet-object.js';
import { postedLately } from './wallet-pace.queries.js';

/** The number of a wallet's line, as text: JSON has no bigint. */
const KEY = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/** A partner's own money, read in the partner's own scope. */
@Resolver()
@Allow('partner')
export class WalletResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly ledger: Ledger,
  ) {}

  @Query(() => WalletObject, { description: "One's prepaid money." })
  myWallet(@Caller() caller: PartnerPrincipal): Promise<WalletObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      return walletObject(await this.ledger.wallet(tx, caller), await postedLately(tx, site, caller));
    });
  }

  @Query(() => WalletLineConnection, { description: "Every movement of one's money, the newest first." })
  myWalletLines(@Caller() caller: PartnerPrincipal, @Args() args: PageArgs): Promise<WalletLineConnection> {
    const page = keyset(args, KEY);
    return this.database.transaction(caller.scope, async (tx) => {
      const wallet = await this.ledger.wallet(tx, caller);
      const lines = await this.ledger.lines(tx, caller, { first: page.limit, after: page.after === null ? null : BigInt(page.after[0]) });
      const edgeOf = (line: BookedTransfer) => ({ cursor: encodeCursor([line.line.toString()]), node: walletLine(line, wallet.currency) });
      return { ...connectionOf(lines, page, edgeOf), totalCount: Number(wallet.lines) };
    });
  }
}
