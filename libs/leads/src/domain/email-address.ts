/** The longest a path of SMTP carries (RFC 5321 section 4.5.3.1.3). Tested first: the pattern below takes quadratic time. */
const LONGEST = 254;

/** One plain address: no second one behind a comma, no display name, nothing that ends a header line. */
const PLAIN = /^[^\s\p{Cc}@<>,;:"()[\]\\]+@[^\s\p{Cc}@<>,;:"()[\]\\]+\.[^\s\p{Cc}@<>,;:"()[\]\\]+$/u;

/** Whether a letter could be sent there. Whether anybody reads it, the code in the letter tells. */
export function isEmailAddress(text: string): boolean {
  return text.length <= LONGEST && PLAIN.test(text);
}
