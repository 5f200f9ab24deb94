import { domainToASCII } from 'node:url';

export type AddressProblem =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'CONTROL_OR_SPACE'
  | 'NOT_ONE_ADDRESS'
  | 'LOCAL_PART_INVALID'
  | 'LOCAL_PART_NOT_ASCII'
  | 'DOMAIN_INVALID';

export type CheckedAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly problem: AddressProblem };

const MAX_ADDRESS = 254; // RFC 3696 erratum 1690: a path of 256 less its angle brackets
const MAX_LOCAL_PART = 64; // RFC 5321 4.5.3.1.1
const MAX_LABEL = 63;
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
// Full stops and at-signs of other scripts, which IDNA would map to ASCII ones, are no letters and stay out.
const DOMAIN_CHARACTERS = /^[\p{L}\p{M}\p{Nd}.-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

const problem = (problem: AddressProblem): CheckedAddress => ({ ok: false, problem });

/**
 * Accepts exactly one plain mailbox and returns the one form to mail to: domain in lower-case ASCII, local part
 * as given. Whatever a mail library could read as two addresses, a group or a header is refused, not repaired.
 */
export function checkAddress(input: string): CheckedAddress {
  if (input === '') return problem('EMPTY');
  if (input.length > MAX_ADDRESS) return problem('TOO_LONG');
  if (/[\s\p{C}\p{Z}]/u.test(input)) return problem('CONTROL_OR_SPACE');
  const at = input.indexOf('@');
  if (at < 0 || at !== input.lastIndexOf('@') || /[,;:"<>()[\]\\]/.test(input))
    return problem('NOT_ONE_ADDRESS');

  const local = input.slice(0, at);
  if (/[^\x20-\x7e]/.test(local)) return problem('LOCAL_PART_NOT_ASCII');
  if (local.length > MAX_LOCAL_PART || !DOT_ATOM.test(local)) return problem('LOCAL_PART_INVALID');

  const domain = asciiDomain(input.slice(at + 1));
  if (domain === null) return problem('DOMAIN_INVALID');
  const address = `${local}@${domain}`;
  return address.length > MAX_ADDRESS ? problem('TOO_LONG') : { ok: true, address };
}

/** The form under which two spellings of one address are the same person: feed it to the blind index, never to SMTP. */
export function addressIndexForm(address: string): string {
  return address.toLowerCase();
}

/** The address of whose mailbox this is a label ("anna+shop@…" of "anna@…"), to bound how much it gets; null: it is no label. */
export function labelledMailbox(address: string): string | null {
  const [, mailbox, domain] = /^([^+@]+)\+[^@]*(@.+)$/.exec(address.toLowerCase()) ?? [];
  return mailbox === undefined ? null : `${mailbox}${domain}`;
}

function asciiDomain(domain: string): string | null {
  if (!DOMAIN_CHARACTERS.test(domain)) return null;
  const labels = domainToASCII(domain).split('.');
  const topLevel = labels.at(-1) ?? '';
  if (labels.length < 2 || /^[0-9]/.test(topLevel)) return null;
  return labels.every((label) => label.length <= MAX_LABEL && LABEL.test(label)) ? labels.join('.') : null;
}
