import { createHash, randomBytes } from 'node:crypto';
import { INSTALLATION } from '../../domain/actor.ts';

const SECRET_BYTES = 24;
const FORM = /^toc_([0-9a-f]{32}|operator)_([A-Za-z0-9_-]{32})$/;

/** A fresh token, `toc_<organization>_<secret>`: 192 random bits, shown once. */
export function newToken(organizationId: string): string {
  const place = organizationId === INSTALLATION ? 'operator' : organizationId.replaceAll('-', '');
  return `toc_${place}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** The organization a token names, so that the tenant is known before the token is looked up; null if it is no token. */
export function organizationOf(token: string): string | null {
  const place = FORM.exec(token)?.[1];
  if (!place) return null;
  if (place === 'operator') return INSTALLATION;
  return place.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** SHA-256 of a token: all that is stored. A token has full entropy, so no slow hash is needed. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
