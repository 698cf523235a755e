import { Module } from '@nestjs/common';
import { Budgets } from './budget.queries.js';
import { MarketCatalogue } from './market-catalogue.js';
import { MarketHandlers } from './market.handlers.js';
import { Market } from './market.js';
import { Wins } from './wins.js';

@Module({
  providers: [Budgets, Market, MarketCatalogue, MarketHandlers, Wins],
  exports: [Budgets, Market, MarketCatalogue, Wins],
})
export class MarketModule {}
