import { type DeclaredProperties, TEMPLATES, type Vocabulary, vocabularyOf } from '@ringroad/lifecycle';

/**
 * What an import takes: what the site takes over HTTP, and what the programmes we ship declare. History comes before the programme that
 * reads it: it is stored, moves nobody, and is there when the programme is released.
 * @param own events the site's released programmes declare; their types go first
 */
export function importVocabulary(own: ReadonlyMap<string, DeclaredProperties>): Vocabulary {
  const shipped = new Map<string, Record<string, DeclaredProperties[string] | null>>();
  for (const { events = {} } of TEMPLATES) {
    for (const { event, properties = {} } of Object.values(events)) {
      const known = shipped.get(event) ?? {};
      // Two that do not agree on a type leave it open.
      for (const [name, type] of Object.entries(properties)) known[name] = known[name] === undefined || known[name] === type ? type : null;
      shipped.set(event, known);
    }
  }
  const all = new Map([...shipped].map(([event, properties]): [string, DeclaredProperties] => [event, agreed(properties)]));
  for (const [event, properties] of own) all.set(event, { ...all.get(event), ...properties });
  return vocabularyOf(all);
}

function agreed(properties: Readonly<Record<string, DeclaredProperties[string] | null>>): DeclaredProperties {
  return Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, DeclaredProperties[string]] => entry[1] !== null));
}
