/** Enough of an address for its owner to know which it is: `anna@example.org` → `a•••@example.org`. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address;
  return `${at > 0 ? first : ''}•••${at > 0 ? address.slice(at) : ''}`;
}
