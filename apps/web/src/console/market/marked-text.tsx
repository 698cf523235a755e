import { Fragment } from 'react';
import { partsOf } from './marked-parts.js';

/** A text with the words in it that the site does not allow; those the server found behind other signs are named beside it. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }) {
  return partsOf(text, words).map(({ part, marked }, index) => (marked ? <mark key={index}>{part}</mark> : <Fragment key={index}>{part}</Fragment>));
}
