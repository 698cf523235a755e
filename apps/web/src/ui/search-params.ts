/** Search parameters come from whoever wrote the address: each is checked, what does not fit is dropped. */
export function textParam(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function choiceParam<Value extends string>(options: readonly Value[], value: unknown): Value | undefined {
  return options.find((option) => option === value);
}

/** A moment or a kind of business; which there are is the site's to say. */
export function wordParam(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9./-]*$/.test(value) ? value : undefined;
}

export function trailParam(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.map(String) : undefined;
}
