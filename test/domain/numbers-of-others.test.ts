import { corpusProblems, readCorpus } from '../support/notice-corpus.ts';

const [notice] = (await readCorpus()).filter(
  ({ locale, record }) => locale === 'en' && record.dataSets.length > 0,
);

/** What the gate says of a sentence about what happened, to a record of 148 people. */
function saysOf(sentence: string, untouched = false): readonly string[] {
  const [set] = notice?.record.dataSets ?? [];
  if (!notice || !set) throw new Error('there is no notice');
  const passwords = {
    ...set,
    name: 'logins',
    categories: ['password'],
    encrypted: 'NO' as const,
    count: 148,
  };
  const main = { ...set, name: 'letters', categories: ['name'], encrypted: 'NO' as const, count: 148 };
  const kept = untouched ? { ...passwords, accessed: 'NO' as const, acquired: 'NO' as const } : passwords;
  const record = { ...notice.record, dataSets: [main, kept] };
  return corpusProblems({ ...notice, record }, { subject: 'Notice', body: `::: nature\n${sentence}\n:::\n` })
    .filter(({ code }) => /NUMBER|PROTECTION|CATEGORY_CONTRADICTED/.test(code))
    .map(({ code }) => code);
}

describe('what a sentence says of others is not held against the people affected', () => {
  it.each([
    ['Customers will be informed by text message under Article 34.', []],
    ['We informed our customers as Art. 34 asks.', []],
    ['Thirty-one people received it.', []],
    ['It affected 31 people.', ['NUMBER_CONTRADICTED']],
    ['They copied files and then encrypted our servers.', []],
    ['Your letters were encrypted.', ['PROTECTION_CONTRADICTED']],
    ['Passwords were not copied.', ['CATEGORY_CONTRADICTED']],
  ])('%s', (sentence, codes) => {
    expect(saysOf(sentence)).toEqual(codes);
  });

  it('what the record says was neither seen nor taken may be denied', () => {
    expect(saysOf('Passwords were not copied.', true)).toEqual([]);
  });
});
