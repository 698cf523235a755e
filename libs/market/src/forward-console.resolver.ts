import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, type OperatorPrincipal, Sites } from '@ringroad/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { calibrationOf } from './domain/forward-pace.js';
import { ForwardCalibration, ReservationPageArgs, SiteForwardProduct, SiteReservationConnection } from './forward.graphql.js';
import { siteForwardProduct, siteReservation } from './forward-object.js';
import { calibrationSince, RESERVATION_KEY } from './forward.resolver.js';
import { pastPredictions, reservationPage, reservationProducts, soldProducts } from './reservation-list.queries.js';

const MOST_PRODUCTS = 200;

/** The forward market as the site's operators see it: everybody's reservations, with exact counts. */
@Resolver()
@Allow('operator')
export class ForwardConsoleResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
  ) {}

  @Query(() => [SiteForwardProduct], { description: 'Products of which something was reserved, the latest period first; 200 at most.' })
  siteForwardProducts(@Caller() caller: OperatorPrincipal): Promise<SiteForwardProduct[]> {
    return this.database.transaction(caller.scope, async (tx) => {
      const { currency } = await this.sites.get(tx, caller.siteId);
      return (await soldProducts(tx, caller.siteId, MOST_PRODUCTS)).map((product) => siteForwardProduct(product, currency));
    });
  }

  @Query(() => SiteReservationConnection, { description: 'The reservations of all partners, the newest first.' })
  siteReservations(@Caller() caller: OperatorPrincipal, @Args() args: ReservationPageArgs): Promise<SiteReservationConnection> {
    const page = keyset(args, RESERVATION_KEY);
    return this.database.transaction(caller.scope, async (tx) => {
      const { currency } = await this.sites.get(tx, caller.siteId);
      const rows = await reservationPage(tx, caller.siteId, { partnerId: null, state: args.state }, page);
      const productOf = await reservationProducts(tx, caller.siteId, rows);
      return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.bookedAtText, row.id]), node: siteReservation(row, productOf(row), currency) }));
    });
  }

  @Query(() => ForwardCalibration, { description: 'How all predictions of the site came out.' })
  siteForwardCalibration(@Caller() caller: OperatorPrincipal): Promise<ForwardCalibration> {
    return this.database.transaction(caller.scope, async (tx) => {
      const { now } = await this.sites.get(tx, caller.siteId);
      return calibrationOf(await pastPredictions(tx, caller.siteId, calibrationSince(now), null));
    });
  }
}
