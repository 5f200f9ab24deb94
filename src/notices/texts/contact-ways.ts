import type { ContactRow } from '../../organizations/contact.row.ts';
import { waysTo } from '../../organizations/contact-ways.ts';

/** Whom a notice names: the contact for privacy questions, or else the data protection officer. */
export function contactOf(contacts: readonly ContactRow[]): ContactRow | undefined {
  return contacts.find(({ kind }) => kind === 'PRIVACY') ?? contacts.find(({ kind }) => kind === 'DPO');
}

/** All ways of which a notice must name one. */
export function publicWays(contacts: readonly ContactRow[]): readonly string[] {
  return contacts.filter(({ kind }) => kind === 'PRIVACY' || kind === 'DPO').flatMap(waysTo);
}
