import { tongues } from './tongues.ts';

/** The instants of the story (ISO 8601, UTC). The lead organization is CodeCraft; "Harborline" is an invented hosting firm. */
export const story = {
  /** Before anything happened. */
  curtain: '2026-10-23T17:00:00Z',
  /** The bucket stood open from … to. */
  bucketOpened: '2026-10-21T22:15:00Z',
  bucketClosed: '2026-10-24T00:20:00Z',
  /** Harborline's mail: H+0, Saturday 03:10 in Berlin, Friday 18:10 in California. */
  mail: '2026-10-24T01:10:00Z',
  /** What the engineer types first: "when I confirmed it". */
  confirmed: '2026-10-24T01:40:00Z',
  reported: '2026-10-24T01:42:00Z',
  h1: '2026-10-24T02:10:00Z',
  h5: '2026-10-24T06:10:00Z',
  h9: '2026-10-24T10:10:00Z',
  h20: '2026-10-24T21:10:00Z',
  h26: '2026-10-25T03:10:00Z',
  h41: '2026-10-25T18:10:00Z',
  h60: '2026-10-26T13:10:00Z',
  /** Monday 12:10 in California. */
  h66: '2026-10-26T19:10:00Z',
  end: '2026-10-28T17:00:00Z',
} as const;

/** The account data of the two sets. */
export const accounts = {
  role: 'CONTROLLER',
  personalData: 'YES',
  confidentiality: 'YES',
  integrity: 'NO',
  availability: 'NO',
  medium: 'ELECTRONIC',
  categories: ['name', 'email_address', 'username', 'password'],
} as const;

/** How many people the first draft speaks of, and how many there are in the end. */
export const counted = { first: 3_988, last: 4_000 };

/** A sentence somebody would like to be true. */
export const comforting = 'Passwords were encrypted, so nobody can read them.';

/** What the team found out, in the words the other notices use. */
export const { words } = tongues.en;
