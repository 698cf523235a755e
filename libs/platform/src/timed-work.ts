import { Injectable, type OnModuleInit, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Tx } from './database.js';
import type { Site } from './sites.js';

/** Work that becomes due by a site's clock: rows in Postgres, woken by the worker, never timers in memory. */
export interface TimedWork {
  /** Does what is due at `site.now`, a batch at a time; returns how many rows it settled, 0 when nothing is due. */
  fireDue(site: Site): Promise<number>;
  /** When the next row of this site will be due; null when none is planned. */
  nextDue(tx: Tx, siteId: string): Promise<Date | null>;
}

const TIMED_WORK = 'ringroad:timed-work';

/** Marks a provider as TimedWork. */
export const Timed = (): ClassDecorator => SetMetadata(TIMED_WORK, true);

@Injectable()
export class TimedWorks implements OnModuleInit {
  private readonly works: TimedWork[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (instance && metatype && Reflect.getMetadata(TIMED_WORK, metatype)) this.works.push(instance as TimedWork);
    }
  }

  /** One round over all works; returns how many rows were settled. */
  async fireDue(site: Site): Promise<number> {
    let settled = 0;
    for (const work of this.works) settled += await work.fireDue(site);
    return settled;
  }

  /** The earliest moment at which any work of the site is due; null when nothing is planned. */
  async nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    let earliest: Date | null = null;
    for (const work of this.works) {
      const due = await work.nextDue(tx, siteId);
      if (due && (!earliest || due < earliest)) earliest = due;
    }
    return earliest;
  }
}
