import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { randomSupply } from './random-supply.ts';

const NONCE = 12;
const TAG = 16;
const FORMAT = 1;
const fresh = randomSupply();

/** AES-256-GCM (NIST SP 800-38D): format byte, 96-bit random nonce, ciphertext, 128-bit tag. */
export function seal(key: Buffer, plain: Buffer, boundTo: string): Buffer {
  const nonce = fresh(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made; throws when a byte changed, or when it was moved to another row, column or tenant. */
export function unseal(key: Buffer, sealed: Buffer, boundTo: string): Buffer {
  if (sealed[0] !== FORMAT) throw new Error('Unknown sealed format.');
  const nonce = sealed.subarray(1, 1 + NONCE);
  const tag = sealed.subarray(sealed.length - TAG);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG)), decipher.final()]);
}

/** A purpose's own key from a data key (HKDF-SHA256, RFC 5869), so that one key never serves two purposes. */
export function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `tocsin/${purpose}`, 32));
}

/** A keyed digest (HMAC-SHA256): finds and deduplicates equal values without storing them. */
export function blindIndex(key: Buffer, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest();
}
