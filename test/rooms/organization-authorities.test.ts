import { missingContactsOf } from '../../src/obligations/missing-contacts-of.ts';
import type { ContactRow } from '../../src/organizations/contact.row.ts';

type Duty = Parameters<typeof missingContactsOf>[0][number];

const catalog = {
  authorities: new Map(
    [
      ['sa:DE', 'DE'],
      ['sa:IE', 'IE'],
      ['health', 'US'],
      ['trade', 'US'],
      ['ag:US-CA', 'US-CA'],
    ].map(([key = '', jurisdiction = '']) => [key, { key, jurisdiction, name: key }]),
  ),
};
const organization = { legalName: 'Acme Ltd', representatives: [] };
const duty = (recipientKey: string, more: Partial<Duty> = {}): Duty => ({
  recipientKind: 'authority',
  recipientKey,
  recipientName: recipientKey,
  verdict: 'REQUIRED',
  state: 'OPEN',
  title: 'Notify',
  ...more,
});
const contact = (more: Partial<ContactRow>) =>
  ({
    ...{ kind: 'AUTHORITY', name: null, email: null, phone: null, postalAddress: null },
    ...{ url: 'https://portal.test', jurisdiction: null, authority: null, loginHolder: 'Noor' },
    ...{ loginMemberId: null, mailVerifiedAt: null },
    ...more,
  }) as ContactRow;
const lacking = (key: string, ...contacts: ContactRow[]) =>
  missingContactsOf([duty(key)], organization, contacts, catalog).some(({ authority }) => authority === key);

describe('which contact serves which authority', () => {
  test.each<[string, string, Partial<ContactRow>, boolean]>([
    ['named by key', 'sa:IE', { authority: 'sa:IE', jurisdiction: 'IE' }, true],
    ['named by place, where one alone is', 'sa:IE', { jurisdiction: 'IE' }, true],
    ['one of a Land, while which is competent is open', 'sa:DE', { jurisdiction: 'DE-BE' }, true],
    ['one of a Land by key', 'sa:DE', { authority: 'sa:DE-BE', jurisdiction: 'DE-BE' }, true],
    ['one of a Land for another Land', 'sa:DE-BY', { jurisdiction: 'DE-BE' }, false],
    ['the country, where a Land is competent', 'sa:DE-BY', { jurisdiction: 'DE' }, false],
    ['by place, where two could be meant', 'health', { jurisdiction: 'US' }, false],
    ['by key, where two could be meant', 'health', { authority: 'health', jurisdiction: 'US' }, true],
    ['the other of the two', 'health', { authority: 'trade', jurisdiction: 'US' }, false],
    ['a state by its place', 'ag:US-CA', { jurisdiction: 'US-CA' }, true],
    ['the federal place for a state', 'ag:US-CA', { jurisdiction: 'US' }, false],
    ['without a portal', 'sa:IE', { authority: 'sa:IE', url: null }, false],
    ['nobody holds the login', 'sa:IE', { authority: 'sa:IE', loginHolder: null }, false],
  ])('%s', (_name, key, card, serves) => {
    expect(lacking(key, contact(card))).toBe(!serves);
  });

  test('settled duties, duties not required and those whose authority is open ask for none', () => {
    const settled = [
      duty('sa:IE', { state: 'MET' }),
      duty('sa:DE', { verdict: 'NOT_REQUIRED' }),
      duty('sa:undecided', { recipientName: null }),
    ];
    const asked = missingContactsOf(settled, organization, [], catalog);
    expect(asked.map(({ kind }) => kind)).toEqual(['DECISION_MAKER', 'PRIVACY']);
    expect(missingContactsOf(settled.slice(0, 2), organization, [], catalog)).toEqual([]);
  });

  test('each authority is asked for once, however many duties name it; the internal register needs nobody', () => {
    const duties = [
      duty('sa:IE'),
      duty('sa:IE'),
      duty('internal-record', { recipientKind: 'internal_record' }),
    ];
    const authorities = missingContactsOf(duties, organization, [], catalog).filter(
      ({ authority }) => authority,
    );
    expect(authorities).toHaveLength(1);
    expect(missingContactsOf(duties.slice(2), organization, [], catalog)).toEqual([]);
  });

  test('without a legal name no notice can say who is answerable', () => {
    const asked = missingContactsOf([duty('sa:IE')], { ...organization, legalName: ' ' }, [], catalog);
    expect(asked.at(-1)).toMatchObject({ kind: null, neededFor: expect.stringMatching(/legalName/) });
  });
});
