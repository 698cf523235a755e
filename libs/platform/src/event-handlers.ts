import { type EventMap, type HandlerName, SUBSCRIPTIONS } from '@ringroad/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Tx } from './database.js';

type PayloadOf<Name extends HandlerName> = EventMap[(typeof SUBSCRIPTIONS)[Name]];

export interface StoredEvent<Name extends HandlerName = HandlerName> {
  readonly id: string;
  readonly payload: PayloadOf<Name>;
}

/** Runs in the transaction that also marks its events as handled: all of it happens once, or none of it. */
export type EventHandler<Name extends HandlerName> = (tx: Tx, events: readonly StoredEvent<Name>[]) => Promise<void>;

/** Reaches outside (mail); runs in no transaction and may run again after a crash, so it must find out what was done. */
export type EffectHandler<Name extends HandlerName> = (events: readonly StoredEvent<Name>[]) => Promise<void>;

export interface RegisteredHandler {
  readonly name: HandlerName;
  readonly effect: boolean;
  readonly run: (tx: Tx | undefined, events: readonly StoredEvent[]) => Promise<void>;
}

const HANDLER = Symbol('ringroad:handler');
interface HandlerMark {
  readonly name: HandlerName;
  readonly effect: boolean;
}

/** Marks a method as the transactional handler of this name; kernel's SUBSCRIPTIONS says of which event. */
export function OnEvent<Name extends HandlerName>(name: Name) {
  return (_target: object, _key: string, descriptor: TypedPropertyDescriptor<EventHandler<Name>>): void => {
    Reflect.defineMetadata(HANDLER, { name, effect: false } satisfies HandlerMark, descriptor.value as object);
  };
}

/** Marks a method as the handler of this name that works on the outside world. */
export function OnEventEffect<Name extends HandlerName>(name: Name) {
  return (_target: object, _key: string, descriptor: TypedPropertyDescriptor<EffectHandler<Name>>): void => {
    Reflect.defineMetadata(HANDLER, { name, effect: true } satisfies HandlerMark, descriptor.value as object);
  };
}

/** Finds every marked method at boot. Boot fails when a subscription has no handler, or more than one. */
@Injectable()
export class EventHandlers implements OnModuleInit {
  private readonly handlers = new Map<HandlerName, RegisteredHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object' || !Object.getPrototypeOf(instance)) continue;
      for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
        const method = (instance as Record<string, (...args: unknown[]) => Promise<void>>)[key];
        const mark = method && this.reflector.get<HandlerMark | undefined>(HANDLER, method);
        if (method && mark) this.register(mark, method.bind(instance));
      }
    }
    const missing = Object.keys(SUBSCRIPTIONS).filter((name) => !this.handlers.has(name as HandlerName));
    if (missing.length > 0) throw new Error(`These event handlers have no code: ${missing.join(', ')}`);
  }

  get(name: HandlerName): RegisteredHandler {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`No event handler is called ${name}`);
    return handler;
  }

  private register(mark: HandlerMark, method: (...args: unknown[]) => Promise<void>): void {
    if (this.handlers.has(mark.name)) throw new Error(`Two event handlers are called ${mark.name}`);
    if (!(mark.name in SUBSCRIPTIONS)) throw new Error(`${mark.name} listens to nothing: name it in SUBSCRIPTIONS`);
    this.handlers.set(mark.name, {
      ...mark,
      run: (tx, events) => (mark.effect ? method(events) : method(tx, events)),
    });
  }
}
