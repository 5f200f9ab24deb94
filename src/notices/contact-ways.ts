import { isPlaceholder } from '../domain/contact-checks.ts';
import type { ContactRow } from '../organizations/contact.row.ts';

/** Whom a notice names: the contact for privacy questions, or else the data protection officer. */
export function contactOf(contacts: readonly ContactRow[]): ContactRow | undefined {
  return contacts.find(({ kind }) => kind === 'PRIVACY') ?? contacts.find(({ kind }) => kind === 'DPO');
}

/** The ways to reach a contact that are not placeholders. */
export function waysTo(contact: ContactRow | undefined): readonly string[] {
  const { email, phone, url, postalAddress } = contact ?? {};
  return [email, phone, url, postalAddress?.replace(/\s*\n\s*/g, ', ')].filter(
    (way): way is string => Boolean(way?.trim()) && !isPlaceholder(way ?? ''),
  );
}

/** All ways of which a notice must name one. */
export function publicWays(contacts: readonly ContactRow[]): readonly string[] {
  return contacts.filter(({ kind }) => kind === 'PRIVACY' || kind === 'DPO').flatMap(waysTo);
}
