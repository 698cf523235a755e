/**
 * JSON of plain data with sorted keys: equal values give equal text whatever order a client wrote them in. What JSON leaves out
 * (undefined) is left out. Written out by hand, because every message that comes in passes here.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const properties = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(properties).sort()) {
    const each = properties[key];
    if (each !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(each)}`;
  }
  return `{${text}}`;
}
