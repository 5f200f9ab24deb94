import type { DateTime } from 'luxon';
import { type AgeBand, ageBandOf, ageBands, birthDate } from '../domain/age.ts';
import type { RowCells } from './row-cells.ts';

const yes = new Set(['yes', 'y', 'true', '1', 'ja', 'oui', 'si', 'sí']);
const no = new Set(['no', 'n', 'false', '0', 'nein', 'non']);
const unknown = new Set(['unknown', '?']);

/** "yes", "no" or "unknown", however they are written; null for anything else. */
function yesNoOf(text: string): 'YES' | 'NO' | 'UNKNOWN' | null {
  const word = text.toLowerCase();
  if (yes.has(word)) return 'YES';
  if (no.has(word)) return 'NO';
  return unknown.has(word) ? 'UNKNOWN' : null;
}

/** "13-17", "adult" → the band. */
function bandOf(text: string): AgeBand | null {
  const word = text.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  if (/^(AGED_)?13(_TO)?_17$/.test(word)) return 'AGED_13_TO_17';
  if (word === '_13' || word === '0_12') return 'UNDER_13';
  if (word === '18_' || word === 'OVER_17') return 'ADULT';
  return ageBands.find((band) => band === word) ?? null;
}

const BANDS = `Use ${ageBands.join(', ')}, or 13-17.`;
const YES_NO = 'Use yes, no or unknown.';

/** A reader of how old somebody is, as well as the row says it; a date of birth says it best. */
export function ageReader(now: DateTime<true>) {
  return (cells: RowCells): { readonly born: string | null; readonly band: AgeBand } => {
    const born = cells.read(
      'dateOfBirth',
      (text) => birthDate(text, now),
      'AGE_INVALID',
      'A date of birth reads 2012-05-31, is no future day, and nobody is older than 130.',
    );
    const stated = cells.read('ageBand', bandOf, 'AGE_INVALID', BANDS);
    const minor = cells.read('minor', yesNoOf, 'YES_NO_INVALID', YES_NO);
    const band = born ? ageBandOf(born, now) : (stated ?? 'UNKNOWN');
    if (minor === 'YES' && band === 'ADULT') cells.fault('minor', 'AGE_INVALID', 'The age says adult.');
    if (minor === 'NO' && (band === 'UNDER_13' || band === 'AGED_13_TO_17'))
      cells.fault('minor', 'AGE_INVALID', 'The age says minor.');
    if (band !== 'UNKNOWN' || minor === null || minor === 'UNKNOWN') return { born, band };
    // How young is not known: until it is, the guardian alone is written to.
    return { born, band: minor === 'YES' ? 'UNDER_13' : 'ADULT' };
  };
}

/** Whether somebody must not be mailed at all. */
export function readDoNotContact(cells: RowCells): boolean {
  return cells.read('doNotContact', yesNoOf, 'YES_NO_INVALID', YES_NO) === 'YES';
}
