import { isPlaceholder } from '../domain/contact-checks.ts';
import type { ContactRow } from './contact.row.ts';

/** The ways to reach a contact that are not placeholders. */
export function waysTo(contact: ContactRow | undefined): readonly string[] {
  const { email, phone, url, postalAddress } = contact ?? {};
  return [email, phone, url, postalAddress?.replace(/\s*\n\s*/g, ', ')].filter(
    (way): way is string => Boolean(way?.trim()) && !isPlaceholder(way ?? ''),
  );
}
