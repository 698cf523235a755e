export interface PluralForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** Returns a chooser: `n` is put where `#` stands. Intl knows the rules; the dictionary only writes the forms. */
export function pluralsOf(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => {
    const rule = rules.select(count);
    const form = rule === 'one' || rule === 'few' || rule === 'many' ? forms[rule] : undefined;
    return (form ?? forms.other).replace('#', count.toLocaleString(language));
  };
}
