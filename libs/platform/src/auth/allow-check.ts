import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ALLOW } from './allow.js';

type Class = { readonly name: string; readonly prototype: object };

const scanner = new MetadataScanner();

/** `Class.method` of each route and resolver (queries, mutations, fields, references) without `@Allow`. */
export function withoutAllow(classes: Iterable<Class>): string[] {
  const missing: string[] = [];
  for (const each of classes) {
    if (Reflect.hasMetadata(ALLOW, each)) continue;
    for (const name of scanner.getAllMethodNames(each.prototype)) {
      const method = (each.prototype as Record<string, object | undefined>)[name];
      if (method && isEntrance(method) && !Reflect.hasMetadata(ALLOW, method)) missing.push(`${each.name}.${name}`);
    }
  }
  return missing;
}

/** Nest marks a route with its method and path, and whatever GraphQL may call with a `graphql:` key. */
function isEntrance(method: object): boolean {
  const keys: unknown[] = Reflect.getMetadataKeys(method);
  return (keys.includes('method') && keys.includes('path')) || keys.some((key) => typeof key === 'string' && key.startsWith('graphql:'));
}

/** Fails the boot when an entrance does not say who may pass it. */
@Injectable()
export class AllowCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const wrappers = [...this.discovery.getControllers(), ...this.discovery.getProviders()];
    const classes = wrappers.map((wrapper) => wrapper.instance?.constructor as Class | undefined);
    const missing = withoutAllow(new Set(classes.filter((each) => each !== undefined && each.prototype !== undefined) as Class[]));
    if (missing.length > 0) throw new Error(`These do not say who may call them (@Allow): ${missing.join(', ')}`);
  }
}
