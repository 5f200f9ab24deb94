import { type ContactWritten, knownWays } from '../../src/domain/gate/known-ways.ts';
import type { NoticeUnderCheck } from '../../src/domain/notice-checks.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';

const {
  gate,
  vocabulary: { lexicons, categoryFamilies },
} = await shippedCatalog();

/** A contact of whom nothing is written down but what is given. */
export const contact = (more: Partial<ContactWritten>): ContactWritten => ({
  ...{ name: null, email: null, phone: null, url: null, postalAddress: null },
  ...more,
});

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
  | 'gate'
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
  gate: {
    ...{ audience: 'PEOPLE', words: gate, saidInside: [] },
    known: knownWays([contact({ email: 'privacy@a.test', phone: '+49 30 1234' })], ['A'], null),
  },
};
