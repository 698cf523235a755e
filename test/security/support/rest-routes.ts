import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Product } from '../../support/product.js';

export interface RestRoute {
  readonly method: string;
  /** As written: `/v1/offers/:id/dismiss`. */
  readonly path: string;
}

/** Every route of every controller of the running program. */
export function restRoutes(product: Product): RestRoute[] {
  const scanner = new MetadataScanner();
  const controllers = product.server.app.get(DiscoveryService, { strict: false }).getControllers();
  return controllers.flatMap(({ metatype }) => {
    const prototype = metatype?.prototype as Record<string, object> | undefined;
    if (!metatype || !prototype) return [];
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as object;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const parts = [Reflect.getMetadata('path', metatype), Reflect.getMetadata('path', handler)].map((part) => String(part).replaceAll(/^\/|\/$/g, ''));
      return [{ method: RequestMethod[method], path: `/${parts.filter(Boolean).join('/')}` }];
    });
  });
}
