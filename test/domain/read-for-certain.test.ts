import { corpusProblems, readCorpus } from '../support/notice-corpus.ts';

const [notice] = (await readCorpus()).filter(({ record }) => record.dataSets.length > 0);

interface Known {
  readonly categories?: readonly string[];
  readonly algorithm?: string;
  readonly accessed?: 'YES' | 'NO';
}

/** What the gate says of one block, to a record of a breach in Berlin from 3 to 21 October 2026 that touched 1,850 people. */
function saysOf(element: string, text: string, locale = 'en', known: Known = {}): readonly string[] {
  if (!notice) throw new Error('there is no notice');
  const { categories = ['name', 'password'], algorithm, accessed } = known;
  const record = {
    zone: 'Europe/Berlin',
    occurredFrom: '2026-10-03T06:00:00Z',
    occurredTo: '2026-10-21T08:00:00Z',
    detected: '2026-10-21T07:10:00Z',
    aware: '2026-10-21T12:00:00Z',
    contained: '2026-10-21T08:00:00Z',
    dataSets: [
      {
        ...{ name: 'accounts', categories, encrypted: 'NO' as const },
        ...(algorithm && { algorithm }),
        ...(accessed && { accessed }),
        groups: [
          { jurisdiction: 'NL', count: 1540 },
          { jurisdiction: 'BE', count: 310 },
        ],
      },
    ],
  };
  const body = `::: ${element}\n${text}\n:::\n`;
  const found = corpusProblems({ ...notice, locale, record }, { subject: '-', body });
  return found
    .filter(({ code }) => /CONTRADICTED|OMITTED|LATER|LOADED/.test(code))
    .map(({ code, severity }) => `${severity} ${code}`);
}

describe('when it happened', () => {
  it.each([
    ['en', 'It began on 13 October 2026.', ['WARNING DATE_CONTRADICTED']],
    ['de', 'Der Angriff begann am 13. Oktober 2026.', ['WARNING DATE_CONTRADICTED']],
    ['fr', 'L’attaque a commencé le 13 octobre 2026.', ['WARNING DATE_CONTRADICTED']],
    ['en', 'It began on 3 October 2026.', []],
    [
      'de',
      'Es dauerte vom 3. bis zum 21. Oktober 2026, also knapp drei Tage.',
      ['WARNING DATE_CONTRADICTED'],
    ],
    ['de', 'Es dauerte vom 3. bis zum 21. Oktober 2026, also knapp drei Wochen.', []],
    ['en', 'We noticed at 4:10 in the morning.', ['WARNING DATE_CONTRADICTED']],
    ['en', 'We noticed at 9:10 in the morning.', []],
  ])('%s: %s', (locale, text, problems) => {
    expect(saysOf('nature', text, locale)).toEqual(problems);
  });

  it('a term in a plan that has passed is one nobody can keep', () => {
    expect(saysOf('measures_planned', 'Spätestens am 16. Oktober 2026 stellen wir um.', 'de')).toEqual([
      'WARNING LATER_DATE_PASSED',
    ]);
  });

  it('the hour that comes twice when clocks go back may be either of them', () => {
    if (!notice) throw new Error('there is no notice');
    const record = { ...notice.record, zone: 'Europe/Berlin', detected: '2026-10-25T01:00:00Z' };
    const body = '::: discovery_datetime\nSunday, 25 October 2026 at 02:00\n:::\n';
    const found = corpusProblems({ ...notice, locale: 'en', record }, { subject: '-', body });
    expect(found.filter(({ code }) => code === 'DATE_CONTRADICTED')).toEqual([]);
  });
});

describe('how long, and from when to when', () => {
  it.each([
    [
      'an end of a range, whatever the day of the week says',
      'It was open from Saturday, 3 October 2026, until Friday, 16 October 2026.',
      true,
    ],
    ['its own ends', 'It was open from Saturday, 3 October 2026, until Wednesday, 21 October 2026.', false],
    ['a length that is not its own', 'The attack went on for more than 47 hours.', true],
    ['the day of the week with its part of the day', 'It began on Sunday evening, 3 October 2026.', true],
  ])('%s', (_, text, isFound) => {
    expect(saysOf('nature', text).some((one) => one.endsWith('DATE_CONTRADICTED'))).toBe(isFound);
  });
});

describe('how many', () => {
  it.each([
    ['We told you that 2,000 customers were affected; it is 1,850 customers.', []],
    ['2,000 customers were affected.', ['WARNING NUMBER_CONTRADICTED']],
    ['It concerns 1,850 customers: 1,200 who bought and 650 who did not.', []],
    ['It concerns 1,850 customers, of whom 130 live in Belgium.', ['WARNING NUMBER_CONTRADICTED']],
    ['The names of 1,580 zorblats were read.', ['WARNING NUMBER_CONTRADICTED']],
  ])('%s', (text, problems) => {
    expect(saysOf('nature', text).map((one) => one.replace('ERROR', 'WARNING'))).toEqual(problems);
  });
});

describe('what was not concerned', () => {
  it.each([
    ['Your passwords were not copied.', ['ERROR CATEGORY_CONTRADICTED']],
    ['Bank details are kept elsewhere and were not involved.', []],
    ['Bank details of your user account were not involved.', []],
    ['Your name and your passport number were copied.', ['ERROR CATEGORY_CONTRADICTED']],
    ['Passport numbers are blacked out before we store your name.', []],
  ])('%s', (text, problems) => {
    expect(saysOf('data_categories', text).filter((one) => /^ERROR CATEGORY_CON/.test(one))).toEqual(
      problems,
    );
  });

  it('another part of the same kind of data may have been spared, the same words may not', () => {
    const health = { categories: ['name', 'health'] };
    const told = 'Your name and the treatment you receive were copied.';
    expect(saysOf('data_categories', `${told} Symptoms were not.`, 'en', health)).not.toContain(
      'ERROR CATEGORY_CONTRADICTED',
    );
    expect(saysOf('data_categories', `${told} No medical information was involved.`, 'en', health)).toContain(
      'ERROR CATEGORY_CONTRADICTED',
    );
  });
});

describe('how well it was protected', () => {
  it.each([
    [
      'a method told is advice',
      'Your passwords were stored as hashes (bcrypt).',
      ['ADVICE PROTECTION_CONTRADICTED'],
    ],
    ['a word alone is an error', 'Your passwords were stored as hashes.', ['ERROR PROTECTION_CONTRADICTED']],
    ['encryption is an error', 'Your passwords were encrypted.', ['ERROR PROTECTION_CONTRADICTED']],
    ['what attackers encrypt is no protection', 'They then encrypted several servers.', []],
    [
      'data that is named is data',
      'Your passwords cannot be read by anyone.',
      ['ERROR PROTECTION_CONTRADICTED'],
    ],
  ])('%s', (_, text, problems) => {
    expect(saysOf('nature', text).filter((one) => one.includes('PROTECTION'))).toEqual(problems);
  });
});

it.each([
  'The last encryption activity was seen at 09:10 on 21 October 2026.',
  'The night shift found unreadable files.',
])('what the attackers left is no word on how well data was protected: %s', (text) => {
  expect(saysOf('nature', text).filter((one) => /^(?:ERROR|WARNING) PROT/.test(one))).toEqual([]);
});

describe('what became of it', () => {
  it.each([
    ['nobody', 'Nobody has read any of it.', 'ERROR OUTCOME_CONTRADICTED'],
    ['in few words', 'The thief did not read it.', 'ERROR OUTCOME_CONTRADICTED'],
    [
      'without',
      'For three days treatments were given, in urgent cases only, without access to records.',
      null,
    ],
    [
      'what others confirmed',
      'Fifty-one have confirmed in writing that they deleted it and kept no copy.',
      null,
    ],
  ])('a denial that leaves nothing out is one: %s', (_, text, problem) => {
    const found = saysOf('likely_consequences', text, 'en', { accessed: 'YES' });
    expect(found.filter((one) => one.includes('OUTCOME') && !one.startsWith('ADVICE'))).toEqual(
      problem ? [problem] : [],
    );
  });

  it.each([
    ['en', 'Misuse of your data is ruled out.', true],
    ['de', 'Ein Missbrauch Ihrer Daten ist ausgeschlossen.', true],
    ['fr', 'Tout usage abusif de vos données est exclu.', true],
    ['en', 'Misuse of your data cannot be ruled out.', false],
    ['de', 'Ein Missbrauch Ihrer Daten ist nicht ausgeschlossen.', false],
    ['en', 'We can rule out that your passwords were copied.', true],
  ])('%s: %s', (locale, text, isFound) => {
    const found = saysOf('likely_consequences', text, locale).some((one) => one.includes('OUTCOME'));
    expect(found).toBe(isFound);
  });

  it('not finding is told with what cannot be known, or answered for', () => {
    expect(saysOf('likely_consequences', 'We found no sign of it.')).toContain('WARNING LOADED_WORDS');
    expect(saysOf('likely_consequences', 'We found no sign of it, but we cannot rule it out.')).not.toContain(
      'WARNING LOADED_WORDS',
    );
  });
});

/** What the gate says of several blocks of one notice, to the same record. */
function saysOfAll(blocks: Readonly<Record<string, string>>, locale = 'en'): readonly string[] {
  const [[element = '', text = ''] = [], ...rest] = Object.entries(blocks);
  const more = rest.map(([key, words]) => `\n:::\n\n::: ${key}\n${words}`).join('');
  return saysOf(element, `${text}${more}`, locale);
}

describe('what is told rightly elsewhere', () => {
  const found = 'We discovered it on 21 October 2026.';

  it('a second day of discovery is advice where the right one is told in so many words', () => {
    expect(saysOf('nature', 'We discovered on 27 October 2026 that it was real.')).not.toEqual([]);
    const both = saysOfAll({ nature: `${found} We discovered on 27 October 2026 that it was real.` });
    expect(both.filter((one) => !one.startsWith('ADVICE'))).toEqual([]);
  });

  it('a part of those affected that the record does not have is advice, a slip of its number is not', () => {
    const told = 'It concerns 1,850 customers.';
    const part = saysOf('nature', `${told} Of 62 customers the points were spent.`);
    expect(part.filter((one) => !one.startsWith('ADVICE'))).toEqual([]);
    const slip = saysOf('nature', `${told} The names of 1,580 customers were copied.`);
    expect(slip.some((one) => /^(?:ERROR|WARNING) NUMBER/.test(one))).toBe(true);
  });

  it('data told to have lain open is not said to be encrypted by the next sentence, unless a method is named', () => {
    const open = 'The passwords were stored in the clear.';
    const said = (text: string) => saysOf('nature', text).filter((one) => one.includes('PROTECTION'));
    expect(said('The archive was encrypted.')).toEqual(['ERROR PROTECTION_CONTRADICTED']);
    expect(said(`${open} The archive was encrypted.`)).toEqual(['ADVICE PROTECTION_CONTRADICTED']);
    expect(said(`${open} The archive was encrypted with AES-256.`)).toEqual([
      'ERROR PROTECTION_CONTRADICTED',
    ]);
  });

  it('what was left open in so many words is not claimed by a sentence about something else', () => {
    const problems = (text: string) =>
      saysOf('nature', text).filter((one) => one.includes('OUTCOME') && !one.startsWith('ADVICE'));
    expect(problems('The booking system was not accessed.')).toEqual(['WARNING OUTCOME_CONTRADICTED']);
    expect(
      problems('Whether mails were accessed is not known. The booking system was not accessed.'),
    ).toEqual([]);
  });

  it('all but the reader are one fewer', () => {
    expect(saysOf('nature', 'You are affected, as are 1,849 other customers.')).toEqual([]);
  });
});

describe('what was done about it', () => {
  it('a copy made in the days before the breach may be restored, however late it was seen', () => {
    expect(saysOf('measures_taken', 'All of it was restored from the copy of 1 October 2026.')).toEqual([]);
  });

  it.each([
    ['We ended the account of the intruder on 30 October 2026.'],
    ['The servers were restored from the backup of 1 October 2026.'],
    ['Logs since 1 August 2026 are kept for you.'],
  ])('has days of its own: %s', (text) => {
    expect(saysOf('measures_taken', text).filter((one) => !one.startsWith('ADVICE'))).toEqual([]);
  });

  it('what somebody was asked for is no word on what happened', () => {
    expect(saysOf('measures_taken', 'We asked them to delete the file without opening it.')).not.toContain(
      'ERROR OUTCOME_CONTRADICTED',
    );
  });
});

describe('the minute of something on record, on another day', () => {
  it.each([
    ['We noticed it at 9:10 on 21 October 2026.', false],
    ['A customer wrote to us at 9:10 on 14 October 2026.', true],
  ])('%s', (text, isFound) => {
    expect(saysOf('nature', text).some((one) => one === 'WARNING DATE_CONTRADICTED')).toBe(isFound);
  });
});

describe('notes to colleagues', () => {
  const notes = (text: string) => {
    if (!notice) throw new Error('there is no notice');
    const body = `::: mitigation_for_individuals\n${text}\n:::\n`;
    const found = corpusProblems({ ...notice, locale: 'en' }, { subject: '-', body });
    return found.filter(({ code }) => code === 'INTERNAL_NOTE').length;
  };

  it.each([
    ['Check the account number before sending money to anybody who says that it has changed.', 0],
    ['Before sending: ask counsel.', 1],
  ])('%s', (text, count) => {
    expect(notes(text)).toBe(count);
  });
});
