import { People } from '@ringroad/lifecycle';
import { Wins } from '@ringroad/market';
import { Sites, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { AttentionLedger } from './attention-ledger.js';

/** What a letter is written from. */
@Injectable()
export class LetterSources {
  constructor(
    readonly sites: Sites,
    readonly people: People,
    readonly wins: Wins,
    readonly attention: AttentionLedger,
  ) {}

  /** The car as its owner calls it ("Audi A6 2015"); null when nothing of it is known. */
  async assetName(tx: Tx, siteId: string, contactPointId: string, userId: string): Promise<string | null> {
    const asset = await this.people.assetOfPoint(tx, siteId, userId, contactPointId);
    return [asset?.brand, asset?.model, asset?.year].filter(Boolean).join(' ') || null;
  }
}
