import { corpusProblems, readCorpus } from '../support/notice-corpus.ts';

const [notice] = (await readCorpus()).filter(({ record }) => record.dataSets.length > 0);

/** What the gate says of a list of data where the record has names, mail addresses and a member's file. */
function omittedFrom(list: string): readonly string[] {
  if (!notice) throw new Error('there is no notice');
  const [set] = notice.record.dataSets;
  if (!set) throw new Error('there is no data set');
  const categories = ['name', 'email_address', 'education_records'];
  const record = { ...notice.record, dataSets: [{ ...set, categories }] };
  const body = `::: data_categories\n${list}\n:::\n`;
  return corpusProblems({ ...notice, locale: 'en', record }, { subject: 'Notice', body })
    .filter(({ code }) => code === 'CATEGORY_OMITTED')
    .map(({ severity }) => severity);
}

describe('a list of data with words that nobody taught the gate', () => {
  it.each([
    ['what the record has is left out', '- Name\n- E-mail address', ['ERROR']],
    ['one word may stand for it', '- Name\n- E-mail address\n- Zorblat of the second form', ['ADVICE']],
    ['one word may stand for it, in a sentence', 'Your name, your e-mail address, your zorblat.', ['ADVICE']],
    ['two are left out and one word is unknown', '- Name\n- Zorblat', ['ERROR']],
    [
      'a sentence about something else is no item',
      '- Name\n- E-mail address\n\nWe are sorry for this.',
      ['ERROR'],
    ],
    ['everything is named', '- Name\n- E-mail address\n- School grades', []],
  ])('%s', (_, list, severities) => {
    expect(omittedFrom(list)).toEqual(severities);
  });
});
