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

/** What the first draft says of the number of people, and what is true in the end. */
export const counted = {
  first: 'The accounts of 3,988 people were in it.',
  last: 'The accounts of 4,000 people were in it.',
};

/** A sentence somebody would like to be true. */
export const comforting = 'Passwords were encrypted, so nobody can read them.';

/** What the team found out, in the words the notices use. */
export const words = {
  nature:
    'A storage folder with backups of our user accounts, kept for us by the hosting firm Harborline, could be read by anyone on the internet who knew its address. Harborline has told us that files were copied from it.',
  likely_consequences:
    'Somebody may try the password of your account here, and elsewhere if you use the same one. You may also get messages that pretend to come from us.',
  measures_taken:
    'The folder was closed. We ended all sessions and made every password invalid, so that a new one must be set at the next sign-in.',
  measures_planned:
    'We are checking every other folder of this kind and will change how backups are kept. We will write again if we find that more data is concerned.',
  mitigation_for_individuals:
    'Set a new password, and change it wherever you used the same one. Turn on two-step sign-in. Do not follow links in messages that ask for your password: we never ask for it.',
  notice_date: 'This notice was written on 26 October 2026.',
} as const;
