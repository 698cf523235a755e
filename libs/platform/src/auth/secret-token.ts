import { createHash, randomBytes } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 256 random bits as 43 letters and digits: nothing a shell, a URL or a double click would break. */
export function newSecret(): string {
  let value = BigInt(`0x${randomBytes(32).toString('hex')}`);
  let text = '';
  for (let digit = 0; digit < 43; digit++) {
    text += BASE62[Number(value % 62n)];
    value /= 62n;
  }
  return text;
}

/** Whether a text could be what `newSecret` gives; anything else need not be looked up, nor remembered. */
export function isSecretShaped(text: string): boolean {
  return text.length === 43 && /^[0-9A-Za-z]+$/.test(text);
}

/** What is stored of a secret. Its 256 bits cannot be guessed, so a plain hash suffices, and an index finds it. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
