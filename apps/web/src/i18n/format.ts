export interface MoneyValue {
  readonly minor: string;
  readonly currency: string;
}

export interface Formats {
  money(value: MoneyValue): string;
  /** Without the minor part when it is zero: for headlines, never for columns. */
  moneyShort(value: MoneyValue): string;
  /** Fractions of a minor unit, such as what one show is expected to bring: two digits more than the currency has. */
  moneyFine(minor: number, currency: string): string;
  number(value: number, digits?: number): string;
  /** Always with that many digits, so that a column of them lines up. */
  fixed(value: number, digits: number): string;
  percent(value: number, digits?: number): string;
  percentFixed(value: number, digits: number): string;
  day(iso: string): string;
  dayTime(iso: string): string;
  time(iso: string): string;
  /** Distance between two instants in the largest sensible unit: "in 3 days", "2 hours ago". */
  distance(iso: string, from: string): string;
  list(items: readonly string[]): string;
}

/** Minor units of a currency as Intl knows them (ISO 4217). */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `"-1205"` with two digits → `"-12.05"`: exact, whatever the size, because Intl formats decimal strings. */
export function minorToDecimal(minor: string, digits: number): string {
  const negative = minor.startsWith('-');
  const plain = (negative ? minor.slice(1) : minor).padStart(digits + 1, '0');
  const whole = plain.slice(0, plain.length - digits);
  const fraction = digits > 0 ? `.${plain.slice(-digits)}` : '';
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

/** What a person types ("1 250,50") → minor units as a decimal string, or undefined when it is no positive amount. */
export function decimalToMinor(typed: string, digits: number): string | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(plain);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return undefined;
  const minor = BigInt(`${match[1]}${fraction.padEnd(digits, '0')}`);
  return minor > 0n ? minor.toString() : undefined;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function createFormats(language: string, timeZone: string): Formats {
  // Day before month and a 24-hour clock, as the sites we serve write dates.
  const region = language === 'en' ? 'en-GB' : language;
  const money = cached((currency: string) => new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }));
  const short = cached(
    (currency: string) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' }),
  );
  const day = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const dayTime = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const time = new Intl.DateTimeFormat(region, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const amount = (formatter: Intl.NumberFormat, value: MoneyValue) =>
    formatter.format(minorToDecimal(value.minor, currencyDigits(value.currency)) as `${number}`);
  return {
    money: (value) => amount(money(value.currency), value),
    moneyShort: (value) => amount(short(value.currency), value),
    moneyFine: (minor, currency) => {
      const digits = currencyDigits(currency);
      const fine = { minimumFractionDigits: digits + 2, maximumFractionDigits: digits + 2 };
      return (minor / 10 ** digits).toLocaleString(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...fine });
    },
    number: (value, digits = 0) => value.toLocaleString(language, { maximumFractionDigits: digits }),
    fixed: (value, digits) => value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    percent: (value, digits = 0) => value.toLocaleString(language, { style: 'percent', maximumFractionDigits: digits }),
    percentFixed: (value, digits) => value.toLocaleString(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
    day: (iso) => day.format(new Date(iso)),
    dayTime: (iso) => dayTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    distance: (iso, from) => {
      const seconds = (Date.parse(iso) - Date.parse(from)) / 1000;
      const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60];
      return relative.format(Math.trunc(seconds / size), unit);
    },
    list: (items) => list.format(items),
  };
}

function cached<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
