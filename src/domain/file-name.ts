/** Control characters, halves of pairs, and format characters that turn a name around or hide in it (U+202E). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What no file system takes, beside the separators. */
const UNFIT = /[<>:"|?*]/g;
/** Names of devices on Windows, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
const ENDING = /\.[^.\s]{1,16}$/u;
/** Bytes that the file systems in use take. */
const LONGEST = 200;

/**
 * A file name as it is shown and offered to a browser: the last part of a path, without what is unseen, unfit for a
 * file system or a device. No file is ever stored under it.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  const fit = last.replace(UNFIT, '_').replace(/^[.\s]+|[.\s]+$/gu, '');
  if (fit === '') return 'file';
  return shortened(DEVICE.test(fit) ? `_${fit}` : fit);
}

/** Cut between characters, with its ending kept. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const ending = ENDING.exec(name)?.[0] ?? '';
  const room = LONGEST - Buffer.byteLength(ending);
  let stem = '';
  for (const character of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(stem + character) > room) break;
    stem += character;
  }
  return stem + ending;
}
