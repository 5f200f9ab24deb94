const KEPT = 200;

/**
 * What may be kept of a server's reply: code, enhanced status and 200 printable characters. Servers quote the
 * recipient, so every address goes, and so does the recipient's local part standing alone.
 */
export function cleanResponse(response: string | undefined, recipient = ''): string {
  if (response === undefined) return '';
  const local = recipient.slice(0, Math.max(0, recipient.lastIndexOf('@'))).toLowerCase();
  const words = response
    .replace(/\r?\n\d{3}[ -]/g, ' ')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .split(/ +/)
    .map((word) => (word.includes('@') || namesMailbox(word, local) ? '[address]' : word));
  return words.join(' ').trim().slice(0, KEPT);
}

// A local part of one or two characters would blank out ordinary words, and names nobody.
function namesMailbox(word: string, local: string): boolean {
  return local.length > 2 && word.toLowerCase().includes(local);
}
