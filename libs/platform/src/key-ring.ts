import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ReadyConfig } from './config.js';

const IV = 12;
const TAG = 16;

/**
 * The keys derived from the one secret. Contact data is sealed (AES-256-GCM) with a key of its own per person, which is
 * itself sealed with the master key; look-ups go through a blind index (HMAC-SHA-256), so equality can be tested and
 * nothing else be learned.
 */
@Injectable()
export class KeyRing {
  private readonly master: Buffer;
  private readonly blind: Buffer;
  private readonly codes: Buffer;
  private readonly innerPad: Buffer;
  private readonly outerPad: Buffer;

  constructor(@Inject(CONFIG) config: ReadyConfig) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', config.secret, 'ringroad', purpose, 32));
    this.master = derive('person keys');
    this.blind = derive('blind index');
    this.codes = derive('one-time codes');
    const bodies = Buffer.concat([derive('body hash')], 64);
    this.innerPad = bodies.map((byte) => byte ^ 0x36) as Buffer;
    this.outerPad = bodies.map((byte) => byte ^ 0x5c) as Buffer;
  }

  newPersonKey(): { readonly key: Buffer; readonly wrapped: Buffer } {
    const key = randomBytes(32);
    return { key, wrapped: seal(this.master, key) };
  }

  unwrap(wrapped: Buffer): Buffer {
    return open(this.master, wrapped);
  }

  /** The same contact always gives the same index within a site, and tells nothing about it. */
  blindIndex(siteId: string, kind: string, value: string): Buffer {
    return createHmac('sha256', this.blind).update(`${siteId}\u001f${kind}\u001f${value.trim().toLowerCase()}`).digest();
  }

  /** The index of a contact that is known by its SHA-256 alone (64 hexadecimal figures). */
  digestIndex(siteId: string, digest: string): Buffer {
    return this.blindIndex(siteId, 'sha256', digest);
  }

  /** Key for one-time codes: six digits alone could be tried out against a bare hash. */
  get codeKey(): Buffer {
    return this.codes;
  }

  /**
   * HMAC-SHA-256: keyed, because bodies hold personal data whose plain hash could be guessed. Written out (RFC 2104) with hashes in
   * one shot: every message that comes in passes here, and createHmac takes three times as long.
   */
  bodyHash(body: string): Buffer {
    const inner = hash('sha256', Buffer.concat([this.innerPad, Buffer.from(body, 'utf8')]), 'buffer');
    return hash('sha256', Buffer.concat([this.outerPad, inner]), 'buffer');
  }

  sealText(key: Buffer, text: string): Buffer {
    return seal(key, Buffer.from(text, 'utf8'));
  }

  openText(key: Buffer, sealed: Buffer): string {
    return open(key, sealed).toString('utf8');
  }
}

function seal(key: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Throws when the text was changed or cut, or the key is another. */
function open(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
}
