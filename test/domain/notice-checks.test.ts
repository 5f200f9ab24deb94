import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { contentHash, standing, wroteIt } from '../../src/domain/approval.ts';
import type { DataSetFacts, Protection } from '../../src/domain/facts.ts';
import { elementsOf, parseBody } from '../../src/domain/notice-body.ts';
import { checkNotice, type NoticeUnderCheck } from '../../src/domain/notice-checks.ts';
import type { Content, Rule } from '../../src/domain/rule.ts';
import { nothingKnown } from '../support/notice-record.ts';

const unknown: Protection = { encrypted: 'UNKNOWN', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' };
const dataSet = (more: Partial<DataSetFacts> = {}): DataSetFacts => ({
  ...{ id: 'd', name: 'accounts', role: 'CONTROLLER', controllers: [], personalData: 'YES', categories: [] },
  ...{ medium: 'ELECTRONIC', confidentiality: 'YES', integrity: 'UNKNOWN', availability: 'UNKNOWN' },
  protection: unknown,
  groups: [{ id: 'g', kind: 'users', jurisdiction: 'US-CA', count: 3988, countKind: 'EXACT' }],
  ...more,
});
const rule = (content: Partial<Content>, more: Partial<Rule> = {}): Rule =>
  ({
    citation: 'Law, s. 1',
    late: { allowed: true, element: 'delay_reasons', tellBeforeDue: false },
    content: {
      required: [],
      ifApplicable: [],
      prohibited: [],
      headings: [],
      promised: [],
      format: { minFontPt: null },
      ...content,
    },
    ...more,
  }) as Rule;
const item = (...anyOf: string[]) => ({ anyOf });

const CONTACT = '::: contact_point\nWrite to privacy@a.test.\n:::';
const check = (body: string, more: Partial<NoticeUnderCheck> = {}) =>
  checkNotice({
    ...{
      subject: 'Subject',
      body: `${CONTACT}\n${body}`,
      locale: 'en',
      obligations: [],
      dataSets: [dataSet()],
    },
    ...{ contactWays: ['privacy@a.test'], ...nothingKnown, now: '2026-10-24T04:00:00.000Z' },
    ...more,
  }).map(({ code, severity, element }) => [code, severity, element]);

describe('What a notice must say', () => {
  const obligations = (content: Partial<Content>, late = false) => [{ rule: rule(content), late }];
  const NATURE = '::: nature\nA backup was public.\n:::';
  const cases: [string, string, Partial<NoticeUnderCheck>, unknown[]][] = [
    ['stated, it passes', NATURE, { obligations: obligations({ required: [item('nature')] }) }, []],
    [
      'not yet known, by a time to come, it passes',
      '::: nature not yet known by 2026-10-25T04:00:00.000Z\nWe do not know yet.\n:::',
      { obligations: obligations({ required: [item('nature')] }) },
      [],
    ],
    [
      'not yet known by a time that has passed, it passes with a warning',
      '::: nature not yet known by 2026-10-24T03:00:00.000Z\nWe do not know yet.\n:::',
      { obligations: obligations({ required: [item('nature')] }) },
      [['LATER_DATE_PASSED', 'WARNING', 'nature']],
    ],
    [
      'absent, it blocks',
      '',
      { obligations: obligations({ required: [item('nature')] }) },
      [['ELEMENT_ABSENT', 'ERROR', 'nature']],
    ],
    [
      'with a fence and no words, it is absent',
      '::: nature\n:::',
      { obligations: obligations({ required: [item('nature')] }) },
      [['ELEMENT_ABSENT', 'ERROR', 'nature']],
    ],
    [
      'with a gap in its place, it is absent, and the gap blocks too',
      '::: nature\n{{ TO BE WRITTEN: nature }}\n:::',
      { obligations: obligations({ required: [item('nature')] }) },
      [
        ['TEXT_UNRESOLVED', 'ERROR', 'nature'],
        ['ELEMENT_ABSENT', 'ERROR', 'nature'],
      ],
    ],
    [
      'of several named, one is enough',
      NATURE,
      { obligations: obligations({ required: [item('cause', 'nature')] }) },
      [],
    ],
    [
      'promised and absent, it blocks',
      '',
      { obligations: obligations({ promised: [item('nature')] }) },
      [['PROMISE_ABSENT', 'ERROR', 'nature']],
    ],
    [
      'prohibited and present, it blocks',
      NATURE,
      { obligations: obligations({ prohibited: ['nature'] }) },
      [['ELEMENT_PROHIBITED', 'ERROR', 'nature']],
    ],
    [
      'promised and forbidden by statute, its absence is told and blocks nothing: the statute outranks the promise',
      '',
      { obligations: obligations({ promised: [item('nature')], prohibited: ['nature'] }) },
      [['PROMISE_ABSENT', 'ADVICE', 'nature']],
    ],
    [
      'late without reasons, it blocks (GDPR Art. 33(1))',
      '',
      { obligations: obligations({}, true) },
      [['DELAY_REASONS_ABSENT', 'ERROR', 'delay_reasons']],
    ],
    [
      'contents of several obligations are united',
      NATURE,
      {
        obligations: [
          ...obligations({ required: [item('nature')] }),
          ...obligations({ required: [item('cause')] }),
        ],
      },
      [['ELEMENT_ABSENT', 'ERROR', 'cause']],
    ],
  ];
  test.each(cases)('%s', (_name, body, more, problems) => {
    expect(check(body, more)).toEqual(problems);
  });
});

describe('What may not be left in a notice', () => {
  const cases: [string, string, string[]][] = [
    ["a recipient's known slot may", 'Hello {{ recipient.name | or: "you" }}', []],
    ['an unknown slot', 'Hello {{ recipient.nmae }}', ['TEXT_UNRESOLVED']],
    ['template code', '{% if a %}b{% endif %}', ['TEXT_UNRESOLVED']],
    ['an open fence', '::: nature\nwords', ['TEXT_UNREADABLE']],
    ['a fence nobody can read', '::: Nature!', ['TEXT_UNREADABLE']],
    ['escaped braces of a fact may', 'He wrote \\{\\{ x \\}\\}', []],
    ['a placeholder address', 'privacy@codecraft.example', ['CONTACT_MISSING']],
    ['a reserved telephone number', 'Call +1 415 555 0142', ['CONTACT_MISSING']],
  ];
  test.each(cases)('%s', (_name, body, codes) => {
    expect(check(body).map(([code]) => code)).toEqual(codes);
  });
  test('an empty subject, an empty body, no contact, facts amended since', () => {
    expect(check('', { subject: ' ' })).toEqual([['FIELD_EMPTY', 'ERROR', null]]);
    expect(check('', { body: '' })).toEqual([
      ['FIELD_EMPTY', 'ERROR', null],
      ['CONTACT_MISSING', 'ERROR', 'contact_point'],
    ]);
    expect(check('', { contactWays: [] })).toEqual([['CONTACT_MISSING', 'ERROR', 'contact_point']]);
    expect(check('', { changedSince: ['incident.detected'] })).toEqual([['FACTS_CHANGED', 'ADVICE', null]]);
  });
});

describe('What the record does not bear out', () => {
  const numbers: [string, string, boolean][] = [
    ['en', 'It concerns 3,988 people.', true],
    ['en', 'It concerns about 4,000 users.', true],
    ['en', 'It concerns 4,000 users.', false],
    ['en', 'It concerns about 9,000 affected customers.', false],
    ['en', 'Within 72 hours, on 24 October 2026, people were told.', true],
    ['de', 'Betroffen sind 3.988 Personen.', true],
    ['de', 'Betroffen sind rund 4.000 Nutzer.', true],
    ['de', 'Betroffen sind 5.000 Personen.', false],
  ];
  test.each(numbers)('a number of people (%s): "%s"', (locale, body, borneOut) => {
    expect(check(body, { locale })).toEqual(borneOut ? [] : [['NUMBER_CONTRADICTED', 'ERROR', null]]);
  });

  const claims: [string, Partial<Protection>, string, string | null][] = [
    ['Passwords were encrypted.', {}, 'unknown', 'ERROR'],
    ['Passwords were encrypted.', { encrypted: 'NO', algorithm: 'MD5' }, 'not encrypted', 'ERROR'],
    ['All data is stored hashed passwords only.', { encrypted: 'NO' }, 'not hashed', 'ERROR'],
    ['Passwords were encrypted.', { encrypted: 'YES', keySafe: 'NO' }, 'the key taken too', 'ERROR'],
    ['Passwords were encrypted.', { encrypted: 'YES', keySafe: 'UNKNOWN' }, 'the key unknown', 'WARNING'],
    ['Passwords were encrypted.', { encrypted: 'YES', keySafe: 'YES' }, 'so', null],
    ['Passwords were not encrypted.', { encrypted: 'NO' }, 'so', null],
    ['Passwords were unencrypted.', { encrypted: 'NO' }, 'so', null],
    ['Die Passwörter waren verschlüsselt.', { encrypted: 'NO' }, 'not encrypted', 'ERROR'],
    ['Die Passwörter waren nicht ausreichend verschlüsselt.', { encrypted: 'NO' }, 'so', null],
    ['Die Passwörter waren unverschlüsselt.', { encrypted: 'NO' }, 'so', null],
  ];
  test.each(claims)(
    'a claim of protection: "%s" with %o in the record (%s)',
    (body, state, _says, severity) => {
      const more = {
        locale: body.startsWith('Die') ? 'de' : 'en',
        dataSets: [dataSet({ protection: { ...unknown, ...state } })],
      };
      expect(check(body, more)).toEqual(severity ? [['PROTECTION_CONTRADICTED', severity, null]] : []);
    },
  );
});

describe('What an approval is bound to', () => {
  const content = {
    subject: 'S',
    body: 'B',
    locale: 'en',
    templateId: 't',
    templateVersion: '1',
    elements: elementsOf(parseBody('').blocks),
  };
  test('any change of the text is another hash; the order of its parts is not', () => {
    const hash = contentHash(content).toString('hex');
    for (const change of [{ subject: 's' }, { body: 'B ' }, { locale: 'de' }, { templateVersion: '2' }]) {
      expect(contentHash({ ...content, ...change }).toString('hex')).not.toBe(hash);
    }
    expect(contentHash({ ...content, elements: {}, subject: 'S' }).toString('hex')).toBe(hash);
  });
  test.each([
    [1, [], 'NEVER_DECIDED'],
    [1, [[1, 'APPROVED']], 'APPROVED'],
    [
      1,
      [
        [1, 'APPROVED'],
        [1, 'REFUSED'],
      ],
      'REFUSED',
    ],
    [
      1,
      [
        [1, 'REFUSED'],
        [1, 'APPROVED'],
      ],
      'APPROVED',
    ],
    [2, [[1, 'APPROVED']], 'EDITED_SINCE'],
    [2, [[1, 'REFUSED']], 'NEVER_DECIDED'],
  ] as const)('version %i after %j stands as %s', (version, decisions, expected) => {
    expect(
      standing(
        version,
        decisions.map(([number, verdict]) => ({ version: number, verdict, settles: true, expiresAt: null })),
        DateTime.utc(2026, 10, 24),
      ),
    ).toBe(expected);
  });
  test('a writer of any version is its author', () => {
    expect([wroteIt('a', ['a', 'b']), wroteIt('b', ['a', 'b']), wroteIt('c', ['a', null])]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
