import { Injectable, type OnModuleInit, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Tx } from './database.js';

/** One person whom the site knew by two ids: what was kept of `formerId` is of `userId` from now on. */
export interface UserMerge {
  readonly siteId: string;
  readonly formerId: string;
  readonly userId: string;
}

/** Moves what a lib keeps of users. Runs in the transaction of the merge, with the rows of both people locked. */
export interface MergeStep {
  mergeUsers(tx: Tx, merge: UserMerge): Promise<void>;
}

/**
 * In this order, lifecycle itself before: a claim marks its offer before it commits, so whoever has moved the offers finds each
 * claim's consent and lead written, or no claim at all.
 */
const ORDER = ['market', 'outreach', 'leads'] as const;

type MergingLib = (typeof ORDER)[number];

const MERGES_USERS = 'ringroad:merges-users';

/** Marks a provider as the MergeStep of its lib. */
export const MergesUsers = (lib: MergingLib): ClassDecorator => SetMetadata(MERGES_USERS, lib);

/** All libs' steps of a merge: all of them in one transaction, or none (docs/adr/0009). Boot fails when a lib has no step. */
@Injectable()
export class MergeSteps implements OnModuleInit {
  private readonly steps = new Map<MergingLib, MergeStep>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const lib = instance && metatype ? (Reflect.getMetadata(MERGES_USERS, metatype) as MergingLib | undefined) : undefined;
      if (lib) this.steps.set(lib, instance as MergeStep);
    }
    const missing = ORDER.filter((lib) => !this.steps.has(lib));
    if (missing.length > 0) throw new Error(`These libs do not say how users are merged: ${missing.join(', ')}`);
  }

  async run(tx: Tx, merge: UserMerge): Promise<void> {
    for (const lib of ORDER) await this.steps.get(lib)?.mergeUsers(tx, merge);
  }
}
