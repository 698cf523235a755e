/** What is wrong with a field, by a key that screens have words for; the sentence is for whoever reads the API. Values stand where it says `{name}`. */
export const PROBLEMS = {
  'above-wider-budget': 'cannot be above the {span} budget',
  'above-wider-leads': 'cannot be above the {span} number of leads',
  'above-zero': 'must be above zero',
  'after-start': 'must be after the start',
  among: 'must be one of {choices}',
  'below-lowest': 'cannot be below the lowest',
  'below-zero': 'cannot be below zero',
  'above-month-budget': 'must not be above the monthly budget',
  'above-month-leads': 'must not be above the leads of a month',
  'blocked-words': 'says what this site does not allow: {words}',
  'booked-category': 'must be of a campaign as {category}',
  'booked-moment': 'must be of a campaign that wants the moment {stage}',
  'booked-period': 'must be of a campaign whose dates hold the whole period',
  'booked-region': 'must be of a campaign that wants {region}',
  'booked-regions': 'must be of a campaign that wants all regions',
  'booked-share': 'must be a multiple of {step}, up to {most}',
  'booked-status': 'must be of a campaign that is running or paused',
  'cap-contacts': 'must be {least} to {most} contacts in 30 days',
  'cap-twice': 'has two caps for one kind of business',
  'category-twice': 'names a kind of business twice',
  columns: 'needs a value or * for each of {columns}',
  'day-of-year': 'must be a day of the year like {example}',
  days: 'must be {least} to {most} days',
  floor: 'must not be below zero, nor above any offer’s worth',
  future: 'must be in the future',
  latitude: 'must be a latitude from -90 to 90',
  'lead-count': 'must be a whole number of at least one lead',
  length: 'needs {least} to {most} characters',
  lines: 'takes up to {most} lines',
  'list-ids': 'takes up to {most} ids of exclusion lists',
  longest: 'takes up to {most} characters',
  longitude: 'must be a longitude from -180 to 180',
  names: 'takes up to {most} names of up to {longest} characters',
  'not-of-campaign': 'is not an offer of this campaign',
  offers: 'takes 1 to {most} offers',
  'one-lead': 'must pay for at least one lead',
  'open-rule': 'needs a rule with all columns open: what a lead costs at least where no other applies',
  'other-language': "must be in another language than the site's, one of {choices}",
  'own-category': 'must be one of your company’s categories: {choices}',
  'own-language': 'needs one in {language}, the language of the site',
  'pair-twice': 'has a pair twice',
  radius: 'must be above 0 and at most {most} kilometres',
  raised: 'raise the bid more than {most} times together',
  'rule-price': 'must be {least} at least, and not above any lead’s worth',
  rules: 'takes up to {most} rules',
  'same-rule': 'says the same as rule {rule}',
  share: 'must be a share from 0 to 1,000,000 ppm',
  'site-moment': 'must be a moment of this site',
  stock: 'must be at least one bonus, or left out',
  'strange-list': 'names a list you do not have',
  time: 'must be a time of day like {example}',
  twice: 'is there twice',
  'two-texts': 'has two in one language',
  'unknown-moments': 'has moments this site does not know: {unknown}. There are: {choices}',
  'unknown-words': 'are named that this site does not have: {unknown}. There are: {choices}',
  weekdays: 'needs days from 1 (Monday) to 7 (Sunday)',
  whole: 'must be a whole number from {least} to {most}',
  words: 'takes up to {most} words of up to {longest} characters',
} as const;

export type ProblemKey = keyof typeof PROBLEMS;
type Values = Readonly<Record<string, string | number>>;

/** One fault: `path` as `offers.0.texts.ru.title`. */
export interface Problem {
  readonly path: string;
  readonly key: ProblemKey;
  readonly values: Values;
  /** The fault in English. */
  readonly reason: string;
}

export function problem(path: string, key: ProblemKey, values: Values = {}): Problem {
  const reason = PROBLEMS[key].replace(/\{(\w+)\}/g, (_, name: string) => (typeof values[name] === 'number' ? values[name].toLocaleString('en') : String(values[name])));
  return { path, key, values, reason };
}
