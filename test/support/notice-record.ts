import type { NoticeUnderCheck } from '../../src/domain/notice-checks.ts';

/** A record that knows no times, and a text that nothing changed under. */
export const nothingKnown: Pick<
  NoticeUnderCheck,
  'said' | 'times' | 'categoryWords' | 'changes' | 'changedSince' | 'confirmed'
> = {
  said: [],
  times: {
    ...{ occurredFrom: null, occurredTo: null, detected: null, aware: null, contained: null },
    ...{ zone: 'UTC', now: '2026-10-24T04:00:00.000Z' },
  },
  categoryWords: new Map(),
  changes: [],
  changedSince: [],
  confirmed: false,
};
