import { DomainError, siteScope } from '@ringroad/kernel';
import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, type PartnerPrincipal, printedInstant, type Site, Sites, type Tx } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { calibrationOf, toldCalibration } from './domain/forward-pace.js';
import { ForwardCalibration, ForwardProduct, ForwardProductArgs, Reservation, ReservationConnection, ReservationPageArgs, ReserveInput } from './forward.graphql.js';
import { forwardProduct, reservationObject } from './forward-object.js';
import { Partners } from './partners.js';
import { pastPredictions, productsOnSale, reservationPage, type ReservationFilter, reservationProducts } from './reservation-list.queries.js';
import { Reservations } from './reservations.js';

export const RESERVATION_KEY = z.tuple([printedInstant, z.uuid()]);
const MOST_PRODUCTS = 200;
const CALIBRATION_DAYS = 730;

/** Predictions of so long ago still tell how good they are. */
export function calibrationSince(now: Date): Date {
  return new Date(now.getTime() - CALIBRATION_DAYS * 86_400_000);
}

/**
 * The forward market as a partner uses it. It reads in the partner's own scope; a booking is made in the site's, which must see what
 * others have, and says no more of them than that too little is left.
 */
@Resolver()
@Allow('partner')
export class ForwardResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly partners: Partners,
    private readonly reservations: Reservations,
  ) {}

  @Query(() => [ForwardProduct], { description: "Shares of coming moments that can be reserved, of the company's kinds of business, the soonest first; 200 at most." })
  forwardProducts(@Caller() caller: PartnerPrincipal, @Args() { stage, category, region }: ForwardProductArgs): Promise<ForwardProduct[]> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const { categories } = await this.partners.get(tx, site.id, caller.partnerId);
      const wanted = categories.filter((each) => category == null || each === category);
      const products = await productsOnSale(tx, site.id, site.now, { categories: wanted, stage, region }, MOST_PRODUCTS);
      return products.map((product) => forwardProduct(product, site.currency));
    });
  }

  @Query(() => ForwardCalibration, { description: "How predictions for the company's kinds of business came out." })
  forwardCalibration(@Caller() caller: PartnerPrincipal): Promise<ForwardCalibration> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const { categories } = await this.partners.get(tx, site.id, caller.partnerId);
      return toldCalibration(calibrationOf(await pastPredictions(tx, site.id, calibrationSince(site.now), categories)));
    });
  }

  @Query(() => ReservationConnection, { description: "One's reservations, the newest first." })
  myReservations(@Caller() caller: PartnerPrincipal, @Args() args: ReservationPageArgs): Promise<ReservationConnection> {
    const page = keyset(args, RESERVATION_KEY);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const rows = await reservationPage(tx, site.id, { partnerId: caller.partnerId, state: args.state }, page);
      const productOf = await reservationProducts(tx, site.id, rows);
      return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.bookedAtText, row.id]), node: reservationObject(row, productOf(row), site.currency) }));
    });
  }

  @Mutation(() => Reservation, {
    description:
      'Reserves a share at the price of now. INVALID_INPUT with all problems in details.problems, NOT_FOUND, CONFLICT when the period has begun, so much is not left, or the key stands for another booking.',
  })
  reserve(@Caller() caller: PartnerPrincipal, @Args('input', { description: 'What to reserve, and for which campaign.' }) input: ReserveInput): Promise<Reservation> {
    return this.change(caller, (tx, site) => this.reservations.book(tx, site, caller.partnerId, input));
  }

  @Mutation(() => Reservation, { description: 'Gives a reservation back before its period begins. NOT_FOUND, CONFLICT when it has begun or does not stand.' })
  cancelReservation(@Caller() caller: PartnerPrincipal, @Args('id', { type: () => ID, description: 'The id of the reservation.' }) id: string): Promise<Reservation> {
    return this.change(caller, async (tx, site) => {
      await this.reservations.cancel(tx, site, caller.partnerId, id);
      return id;
    });
  }

  /** Answers with the reservation as it is after the change. */
  private change(caller: PartnerPrincipal, work: (tx: Tx, site: Site) => Promise<string>): Promise<Reservation> {
    return this.database.transaction(siteScope(caller.siteId), async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const filter: ReservationFilter = { partnerId: caller.partnerId, id: await work(tx, site) };
      const [row] = await reservationPage(tx, site.id, filter, { limit: 1, after: null });
      if (!row) throw new DomainError('NOT_FOUND', 'This reservation does not exist.', { reservationId: filter.id });
      return reservationObject(row, (await reservationProducts(tx, site.id, [row]))(row), site.currency);
    });
  }
}
