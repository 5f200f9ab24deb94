import type { NoticeUnderCheck } from '../../src/domain/notice-checks.ts';
import { readFamilies, readLexicons } from '../../src/rules/read-lexicons.ts';

const folder = { path: 'notifications', compiled: {} };
/** How claims are worded, read as the catalogue reads it. */
const lexicons = await readLexicons(folder, []);
const categoryFamilies = await readFamilies(folder, []);

/** A record that knows no times, and a text that nothing changed under. */
export const nothingKnown: Pick<
  NoticeUnderCheck,
  | 'said'
  | 'times'
  | 'answers'
  | 'categoryWords'
  | 'categoryFamilies'
  | 'lexicons'
  | 'changes'
  | 'changedSince'
  | 'confirmed'
> = {
  said: [],
  times: {
    ...{ occurredFrom: null, occurredTo: null, detected: null, aware: null, contained: null },
    ...{ zone: 'UTC', now: '2026-10-24T04:00:00.000Z' },
  },
  answers: {},
  categoryWords: new Map(),
  categoryFamilies,
  lexicons,
  changes: [],
  changedSince: [],
  confirmed: false,
};
