import type { Clock } from '../../src/domain/clock.ts';
import type { Predicate } from '../../src/domain/predicate.ts';
import type { FactDefinition } from '../../src/rules/catalog.ts';
import { clockInWords, dueInWords } from '../../src/rules/in-words/clock-in-words.ts';
import type { Lexicon } from '../../src/rules/in-words/lexicon.ts';
import { predicateInWords } from '../../src/rules/in-words/predicate-in-words.ts';
import type { Said } from '../../src/rules/in-words/said.ts';

const question = (key: string, more: Partial<FactDefinition>): [string, FactDefinition] => [
  key,
  {
    key,
    file: 'general',
    scope: 'incident',
    type: 'boolean',
    question: `${key}?`,
    help: null,
    values: [],
    follows: [],
    ...more,
  },
];
const values = [
  { key: 'low', label: 'A low one' },
  { key: 'high', label: 'A high one' },
];
const lexicon: Lexicon = {
  facts: new Map([
    question('harm', {}),
    question('risk', { type: 'choice', values }),
    question('loss', { type: 'number' }),
    question('markets', { type: 'places' }),
    question('regulated_as', {
      type: 'choices',
      values: [
        { key: 'bank', label: 'Bank' },
        { key: 'clinic', label: 'Clinic' },
      ],
    }),
  ]),
  category: (key) =>
    ({ name: 'Name', ssn: 'Social security number', ip: 'IP address', health: 'Health data' })[key] ?? key,
  personKind: (key) => key,
  element: (key) => key,
  recipient: (key) => key,
  authority: () => undefined,
  rule: (id) => `Title of ${id}`,
};

/** The outline in one line: label, text, then what stands under it in brackets. */
function flat({ label, clause, says, parts }: Said): string {
  const head = `${label === null ? '' : `${label}: `}${says}${clause === null ? '' : ` (${clause})`}`;
  return parts.length === 0 ? head : `${head} [${parts.map(flat).join(' | ')}]`;
}

describe('a predicate in words says exactly what the engine tests', () => {
  it.each<[string, Predicate]>([
    ['People in Maryland are affected', { affected: { in: 'US-MD' } }],
    ['Nobody in the EEA is affected', { not: { affected: { in: 'EEA' } } }],
    ['500 or more people in Texas are affected', { count: { in: 'US-TX', op: '>=', n: 500 } }],
    ['More than 500 people in Texas are affected', { count: { in: 'US-TX', op: '>', n: 500 } }],
    ['Fewer than 1,000 people are affected', { not: { count: { op: '>=', n: 1000 } } }],
    ['At most 10 people are affected', { count: { op: '<=', n: 10 } }],
    [
      'In some one part (state or territory) of the United States, more than 500 people are affected',
      { count: { eachOf: 'US', op: '>', n: 500 } },
    ],
    ['Minors are among the affected in Germany', { among: { who: 'minors', in: 'DE' } }],
    ['harm? Answer: no', { fact: { key: 'harm', is: false } }],
    ['harm? Answer: yes', { not: { fact: { key: 'harm', is: false } } }],
    ['risk? Answer: "A low one" or "A high one"', { fact: { key: 'risk', in: ['low', 'high'] } }],
    ['risk? Answer: none of these: "A high one"', { not: { fact: { key: 'risk', is: 'high' } } }],
    ['loss? Answer: more than 500,000', { fact: { key: 'loss', op: '>', n: 500_000 } }],
    ['loss? Answer: at most 5', { not: { fact: { key: 'loss', op: '>', n: 5 } } }],
    ['markets? Answer: a place in Japan', { fact: { key: 'markets', within: 'JP' } }],
    ['harm? Answered, whatever the answer is', { fact: { key: 'harm', answered: true } }],
    ['The organization is of this kind: Bank', { fact: { key: 'regulated_as', in: ['bank'] } }],
    [
      'The organization is of none of these kinds: Bank; Clinic',
      { not: { fact: { key: 'regulated_as', in: ['bank', 'clinic'] } } },
    ],
    ['The organization is established in France or Spain', { organization: { establishedIn: ['FR', 'ES'] } }],
    ['The organization is not established in the EU', { not: { organization: { establishedIn: ['EU'] } } }],
    [
      'Personal data was seen or taken by others, altered, lost or put out of reach',
      { dataSet: { personalData: true, breach: ['confidentiality', 'integrity', 'availability'] } },
    ],
    [
      'Personal data is electronic; was taken, copied or carried off; was not encrypted (or its key was not safe); and holds name with social security number',
      {
        dataSet: {
          personalData: true,
          acquired: true,
          medium: ['ELECTRONIC'],
          protected: false,
          categories: [['name', 'ssn']],
        },
      },
    ],
    [
      'Data holds name together with one of: social security number; IP address; or health data',
      { dataSet: { categories: [['name', 'ssn'], ['name', 'ip'], ['health']] } },
    ],
    [
      'All personal data that was lost or put out of reach: it is still available to the organization',
      {
        everyDataSet: { of: { personalData: true, breach: ['availability'] }, is: { stillAvailable: true } },
      },
    ],
    [
      'Serious: At least one of these (Art. 1) [harm? Answer: yes | All of these [Always | Nobody in Japan is affected]]',
      {
        label: 'Serious',
        clause: 'Art. 1',
        any: [
          { fact: { key: 'harm', is: true } },
          { all: [{ always: true }, { not: { affected: { in: 'JP' } } }] },
        ],
      },
    ],
    [
      'None of these [harm? Answer: yes | Always]',
      { not: { any: [{ fact: { key: 'harm', is: true } }, { always: true }] } },
    ],
  ])('%s', (words, predicate) => {
    expect(flat(predicateInWords(predicate, lexicon))).toBe(words);
  });
});

describe('a clock in words', () => {
  const days = (n: number) => ({ unit: 'calendar_days', n, calendar: null }) as const;
  const plain: Clock = {
    start: 'discovered',
    term: days(45),
    cases: [],
    floor: 'none',
    zone: { kind: 'entity' },
    combine: 'single',
    alternatives: [],
    whileUnknown: 'detected',
    readings: [],
    softTarget: null,
    concurrentWith: null,
    rollover: { kind: 'none', mode: 'info', calendar: null },
    extensions: [],
  };
  const none = { unit: 'none', n: 0, calendar: null } as const;
  const aware = { start: 'aware', lapsesIfMainStartsLater: true, whileUnknown: null };

  it.each<[string, Partial<Clock>]>([
    ['at the latest 45 calendar days after discovery', {}],
    ['as soon as possible, at the latest 45 calendar days after discovery', { floor: 'as_soon_as_possible' }],
    [
      'without undue delay after discovery; the law names no date',
      { floor: 'without_undue_delay', term: none },
    ],
    ['no time is stated', { term: none }],
    [
      'after the first answer to "Title of eu-a" (eu-a); the law names no last day',
      { start: 'answered:eu-a', term: none },
    ],
    [
      'at the latest 1 calendar month after the first answer to "Title of eu-a" (eu-a)',
      { start: 'answered:eu-a', term: { unit: 'calendar_months', n: 1, calendar: null } },
    ],
    ['not later than "Title of eu-a" (eu-a)', { term: none, concurrentWith: 'eu-a' }],
    [
      'at the latest 4 business days of Vermont after discovery',
      { term: { unit: 'business_days', n: 4, calendar: 'country:US-VT' } },
    ],
    [
      'without undue delay, not later than "Title of eu-a" (eu-a) and at the latest 45 calendar days after discovery',
      { floor: 'without_undue_delay', concurrentWith: 'eu-a' },
    ],
    [
      'at the latest 45 calendar days after discovery, or 24 hours after awareness, whichever is earlier',
      {
        combine: 'min',
        alternatives: [{ ...aware, term: { unit: 'elapsed_hours', n: 24, calendar: null } }],
      },
    ],
    [
      'at the latest 45 calendar days after discovery, or where that is not known 10 calendar days after awareness',
      { combine: 'fallback', alternatives: [{ ...aware, term: days(10) }] },
    ],
    [
      'at the latest 60 calendar days after the end of the calendar year of discovery',
      { start: 'end_of_year:discovered', term: days(60) },
    ],
  ])('%s', (words, given) => {
    expect(dueInWords({ ...plain, ...given }, lexicon)).toBe(words);
  });

  it('says what else moves the date, and what is only shown', () => {
    const clock: Clock = {
      ...plain,
      cases: [
        {
          id: 'small',
          when: { fact: { key: 'harm', is: true } },
          term: days(90),
          citation: 'Art. 2',
          says: 'Doubled for the small',
        },
      ],
      softTarget: days(3),
      rollover: { kind: 'next_business_day_noon', mode: 'apply', calendar: 'entity' },
      extensions: [{ id: 'more', add: days(15), requires: 'Good cause', citation: 'Art. 3' }],
    };
    expect(clockInWords(clock, lexicon).map(flat)).toEqual([
      "The day of the event is day 0; the last day ends at 23:59:59 in the organization's own time zone",
      'While discovery is not known, a worst-case clock runs from the first signal (detection), marked provisional',
      'Another term: 90 calendar days instead. Doubled for the small. It takes (Art. 2) [harm? Answer: yes]',
      'If the last day is no business day of the country of the (main) establishment, the term ends at noon of the next business day',
      'More time: 15 calendar days. It needs: Good cause. Shown for information, never added by itself (Art. 3)',
      'Guidance, not law, and shown as such: within 3 calendar days',
    ]);
  });
});
