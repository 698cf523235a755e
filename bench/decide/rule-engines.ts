import type { CampaignRule, UserFacts } from './bench-site.js';

/** A rule engine that knows the campaigns as rules, the best bid first, and names the first that fits a user. */
export interface RuleEngine {
  readonly name: string;
  best(facts: UserFacts): Promise<string | null>;
}

interface Zen {
  readonly ZenEngine: new () => { createDecision(content: object): { evaluate(facts: UserFacts): Promise<{ readonly result: { readonly id?: string } | null }> } };
}

interface JsonRulesEngine {
  addRule(rule: object): void;
  on(event: 'success', listener: (event: { readonly type: string }) => void): void;
  stop(): void;
  run(facts: UserFacts): Promise<{ readonly events: readonly { readonly type: string }[] }>;
}

interface JsonRules {
  readonly Engine: new (rules: readonly object[], options: object) => JsonRulesEngine;
}

interface GrowthBookModule {
  readonly GrowthBook: new (options: { readonly features: object; readonly attributes: UserFacts }) => { evalFeature(key: string): { readonly value: string | null } };
}

/** By package; asked for by name, because a peer that is not installed only leaves its row out. */
const ENGINES: Readonly<Record<string, (name: string, rules: readonly CampaignRule[]) => Promise<RuleEngine['best']>>> = {
  '@gorules/zen-engine': zen,
  'json-rules-engine': jsonRules,
  '@growthbook/growthbook': growthBook,
};

export const ENGINE_NAMES = Object.keys(ENGINES);

/** Null where the package is not installed. */
export async function ruleEngine(name: string, rules: readonly CampaignRule[]): Promise<RuleEngine | null> {
  const make = ENGINES[name];
  if (make === undefined) return null;
  try {
    return { name, best: await make(name, rules) };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** One decision table, first hit. */
async function zen(name: string, rules: readonly CampaignRule[]): Promise<RuleEngine['best']> {
  const { ZenEngine }: Zen = await import(name);
  const anyOf = (values: readonly string[]) => values.map((value) => JSON.stringify(value)).join(',');
  const table = {
    hitPolicy: 'first',
    inputs: ['stage', 'categories', 'region', 'brand', 'price'].map((field) => ({ id: field, name: field, type: 'expression', field })),
    outputs: [{ id: 'id', name: 'id', type: 'expression', field: 'id' }],
    rules: rules.map((rule) => ({
      _id: rule.id,
      stage: anyOf(rule.stages),
      categories: `contains($, ${JSON.stringify(rule.category)})`,
      region: anyOf(rule.regions),
      brand: anyOf(rule.brands),
      price: [rule.priceMin === null ? '' : `$ >= ${rule.priceMin}`, rule.priceMax === null ? '' : `$ <= ${rule.priceMax}`].filter(Boolean).join(' and '),
      id: JSON.stringify(rule.id),
    })),
  };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: { x: 1, y: 0 }, content: table },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return async (facts) => (await decision.evaluate(facts)).result?.id ?? null;
}

/** A rule each, in the order of their bids by priority, stopped at the first that fits; one run at a time. */
async function jsonRules(name: string, rules: readonly CampaignRule[]): Promise<RuleEngine['best']> {
  const { Engine }: JsonRules = await import(name);
  const among = (fact: string, value: readonly string[]) => (value.length > 0 ? [{ fact, operator: 'in', value }] : []);
  const made = rules.map((rule, place) => ({
    event: { type: rule.id },
    priority: rules.length - place,
    conditions: {
      all: [
        ...among('stage', rule.stages),
        { fact: 'categories', operator: 'contains', value: rule.category },
        ...among('region', rule.regions),
        ...among('brand', rule.brands),
        ...(rule.priceMin === null ? [] : [{ fact: 'price', operator: 'greaterThanInclusive', value: rule.priceMin }]),
        ...(rule.priceMax === null ? [] : [{ fact: 'price', operator: 'lessThanInclusive', value: rule.priceMax }]),
      ],
    },
  }));
  const engine = new Engine(made, {});
  engine.on('success', () => engine.stop());
  let before: Promise<unknown> = Promise.resolve();
  return (facts) => {
    const run = before.then(() => engine.run(facts));
    before = run.catch(() => undefined);
    return run.then(({ events }) => events[0]?.type ?? null);
  };
}

/** One feature whose rules force a value, first match. */
async function growthBook(name: string, rules: readonly CampaignRule[]): Promise<RuleEngine['best']> {
  const { GrowthBook }: GrowthBookModule = await import(name);
  const among = (key: string, values: readonly string[]) => (values.length > 0 ? { [key]: { $in: values } } : {});
  const band = ({ priceMin, priceMax }: CampaignRule) => ({ ...(priceMin !== null && { $gte: priceMin }), ...(priceMax !== null && { $lte: priceMax }) });
  const features = {
    offer: {
      defaultValue: null,
      rules: rules.map((rule) => ({
        force: rule.id,
        condition: { ...among('stage', rule.stages), categories: { $in: [rule.category] }, ...among('region', rule.regions), ...among('brand', rule.brands), ...(Object.keys(band(rule)).length > 0 && { price: band(rule) }) },
      })),
    },
  };
  return (facts) => Promise.resolve(new GrowthBook({ features, attributes: facts }).evalFeature('offer').value);
}
