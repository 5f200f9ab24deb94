import { gql } from '@urql/core';
import { expectThat, first, refusalOf, say } from './day-book.ts';
import type { Team } from './day-client.ts';

export interface OwedDuty {
  readonly id: string;
  readonly title: string;
  readonly recipientDecided: boolean;
  readonly waitsFor: readonly { readonly id: string }[];
}
export interface Owed {
  readonly audience: 'PEOPLE' | 'AUTHORITY' | 'CONTROLLER';
  readonly locales: readonly string[];
  readonly demands: readonly {
    readonly anyOf: readonly { readonly key: string; readonly label: string }[];
  }[];
  readonly obligations: readonly OwedDuty[];
}
const OWED = gql<{ incident: { owedNotices: readonly Owed[] } }, { id: string }>`
  query ($id: ID!) {
    incident(id: $id) {
      id
      owedNotices {
        audience
        locales
        demands { kind citation anyOf { key label } }
        prohibited { key }
        obligations { id title recipientDecided waitsFor { id } }
      }
    }
  }
`;

interface Drafted {
  readonly id: string;
  readonly version: { readonly version: number };
  readonly problems: readonly {
    readonly severity: string;
    readonly element: string | null;
    readonly message: string;
  }[];
}
const NOTICE = gql`
  fragment Text on Notice {
    id
    version { version }
    needsApproval
    problems { code severity element message }
  }
`;
const DRAFT = gql<{ draftNotice: Drafted }, { input: object }>`
  ${NOTICE}
  mutation ($input: DraftNoticeInput!) { draftNotice(input: $input) { ...Text incident { id } } }
`;
const EDIT = gql<{ editNotice: Drafted }, { input: object }>`
  ${NOTICE}
  mutation ($input: EditNoticeInput!) { editNotice(input: $input) { ...Text } }
`;
const READ = gql<
  { notice: { preview: { subject: string; text: string }; version: { version: number } } },
  { id: string }
>`
  query ($id: ID!) { notice(id: $id) { id version { version contentHash } preview { subject text } } }
`;
const APPROVE = gql<{ approveNotice: { needsApproval: boolean } }, { input: object }>`
  mutation ($input: ApproveNoticeInput!) { approveNotice(input: $input) { id needsApproval } }
`;
const MISSING = gql<
  {
    incident: {
      missingContacts: readonly {
        kind: string | null;
        authority: string | null;
        why: string;
        neededFor: string;
      }[];
    };
  },
  { id: string }
>`
  query ($id: ID!) { incident(id: $id) { id missingContacts { kind authority why neededFor } } }
`;
const CONTACT = gql<unknown, { input: object }>`
  mutation ($input: SetContactInput!) { setContact(input: $input) { id contacts { id } } }
`;
const NAME = gql<unknown, { input: object }>`
  mutation ($input: AmendOrganizationInput!) { amendOrganization(input: $input) { id legalName } }
`;

/** What the notices of this incident have to be, before anybody writes. */
export async function owedNotices(team: Team, id: string): Promise<readonly Owed[]> {
  return (await team.look('responder', OWED, { id })).incident.owedNotices;
}

/** The contact card, as far as these duties need it: what is missing is named, and an administrator sets it. */
export async function completeContacts(team: Team, id: string): Promise<void> {
  const { incident } = await team.look('responder', MISSING, { id });
  for (const { kind, authority, why, neededFor } of incident.missingContacts) {
    say(`    ${authority ?? kind ?? 'legal name'}: ${why} For: ${neededFor}`);
    const input = {
      ...{ kind, authority, name: 'Kim Keller', email: 'privacy@company.test', phone: '+49 30 23125 001' },
      ...(authority && { url: 'https://forms.authority.test', loginHolder: 'Kim Keller' }),
    };
    if (kind) await team.do('administrator', CONTACT, { input });
    else await team.do('administrator', NAME, { input: { legalName: 'Example Company GmbH' } });
  }
  const after = await team.look('responder', MISSING, { id });
  expectThat(after.incident.missingContacts.length === 0, 'nobody is missing from the contact card');
}

/** Drafts one text for all duties of an audience, fills each gap the check names, and has another person approve it. */
export async function writeNotice(team: Team, incidentId: string, owed: Owed): Promise<string> {
  const obligationIds = owed.obligations.map(({ id }) => id);
  const locale = owed.locales.find((one) => one === 'en') ?? first(owed.locales, 'language');
  const { draftNotice } = await team.do('responder', DRAFT, {
    input: { incidentId, obligationIds, locale },
  });
  const wanted = owed.demands.flatMap(({ anyOf }) => anyOf.slice(0, 1).map(({ label }) => label));
  say(`  drafted for ${obligationIds.length} duties; it has to say: ${[...new Set(wanted)].join(', ')}`);
  const { id: noticeId } = draftNotice;
  let text = draftNotice;
  for (let round = 0; round < 30; round += 1) {
    const problem = text.problems.find(({ severity, element }) => severity === 'ERROR' && element !== null);
    if (!problem) break;
    say(`    ${problem.message}`);
    const elements = [{ element: problem.element, text: wordsFor(problem.element ?? '') }];
    const version = text.version.version;
    const edited = await team.do('responder', EDIT, { input: { noticeId, version, elements } });
    text = edited.editNotice;
  }
  const errors = text.problems.filter(({ severity }) => severity === 'ERROR');
  expectThat(
    errors.length === 0,
    `version ${text.version.version} has no errors ${errors.map(({ message }) => message).join(' ')}`,
  );
  const { notice } = await team.ask('decider', READ, { id: noticeId });
  say(`  the decision-maker reads "${notice.preview.subject}"`);
  const approval = { noticeId, version: notice.version.version };
  if (owed.audience === 'PEOPLE')
    await refusalOf(team.do('responder', APPROVE, { input: approval }), 'FORBIDDEN');
  const { approveNotice } = await team.do('decider', APPROVE, { input: approval });
  expectThat(!approveNotice.needsApproval, 'another person than its author approved it');
  return noticeId;
}

const words: Readonly<Record<string, string>> = {
  nature: 'A backup of our accounts could be read by strangers, because its storage was open to the public.',
  likely_consequences: 'Strangers may know your details and may write to you in our name.',
  measures_taken: 'We closed the storage and changed the keys.',
  measures_planned: 'We are reviewing every other storage we use.',
  mitigation_for_individuals: 'Please change your password, here and wherever else you use it.',
};

/** The words of whoever answers for an element; for one nobody thought of, that it is being found out. */
function wordsFor(element: string): string {
  return words[element] ?? 'We have looked into this and will tell you more as soon as we know it.';
}
