import { Module } from '@nestjs/common';
import { Ledger } from './ledger.js';
import { WalletResolver } from './wallet.resolver.js';

@Module({ providers: [Ledger, WalletResolver], exports: [Ledger] })
export class BillingModule {}
