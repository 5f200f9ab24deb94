import { gql } from '@urql/core';
import { expectThat, say } from './day-book.ts';
import type { Team } from './day-client.ts';

/** The file as the shop's system wrote it: headers of its own, a double, a row with nothing in it to write to. */
const FILE = `Kontakt;Ansprechpartner;Land;Strasse;PLZ;Ort
anna@mail.test;Anna Arnold;DE;;;
bert@mail.test;Bert Berger;DE;;;
cleo@mail.test;Cleo Clement;FR;;;
ANNA@mail.test;Anna Arnold;DE;;;
gone@mail.test;Dora Dorn;DE;Hauptstr. 1;10115;Berlin
;Emil Ernst;DE;Nebenstr. 2;10117;Berlin
;;DE;;;
`;

/** What the team knows of its own export. */
const ours: Readonly<Record<string, string>> = { Ansprechpartner: 'name', Strasse: 'addressLine1' };

interface Report {
  readonly rowsRead: number;
  readonly added: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly columns: readonly {
    readonly position: number;
    readonly header: string;
    readonly field: string | null;
    readonly by: string | null;
  }[];
}
interface Counted {
  readonly incident: {
    readonly peopleUploadPath: string;
    readonly peopleCount: number;
    readonly peopleCounts: readonly { readonly key: string | null; readonly count: number }[];
    readonly peopleDifference: { readonly declared: number | null; readonly imported: number };
    readonly dataSets: readonly { readonly groups: readonly { readonly countKind: string }[] }[];
  };
}
const COUNTS = gql<Counted, { id: string }>`
  query ($id: ID!) {
    incident(id: $id) {
      id
      peopleUploadPath
      peopleCount
      peopleCounts(by: JURISDICTION) { key count reachable }
      peopleDifference { declared imported }
      dataSets { id groups { id kind jurisdiction count countKind } }
    }
  }
`;
const ADOPT = gql<unknown, { input: object }>`
  mutation ($input: AdoptImportedCountsInput!) {
    adoptImportedCounts(input: $input) {
      id
      version
      dataSets { id groups { id count countKind } }
      obligations { id verdict state }
    }
  }
`;

/** The people, by HTTP: a dry run that proposes what the columns hold, then the file, then its counts as facts. */
export async function bringInPeople(team: Team, incidentId: string, dataSetId: string): Promise<number> {
  const { incident } = await team.ask('responder', COUNTS, { id: incidentId });
  const path = `${incident.peopleUploadPath}?dataSet=${dataSetId}`;
  const upload = async (more: string): Promise<Report> => {
    const answer = await team.http('responder', `${path}${more}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: FILE,
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Report;
  };
  const proposed = await upload('&dryRun=true');
  const mapping = proposed.columns.flatMap(({ position, header, field, by }) => {
    const meant = by === 'VALUES' ? field : field === null ? ours[header] : null;
    return meant ? [`&column=${meant}:%23${position}`] : [];
  });
  for (const { header, field, by } of proposed.columns)
    say(`    ${header}: ${field ?? 'not read'} (${by ?? 'unknown'})`);
  const taken = await upload(mapping.join(''));
  for (const { line, message } of taken.problems) say(`    line ${line}: ${message}`);

  const { incident: before } = await team.look('responder', COUNTS, { id: incidentId });
  expectThat(
    before.peopleCount === taken.added && taken.added > 0,
    `${taken.rowsRead} rows: ${taken.added} people, ${taken.duplicates} double, ${taken.rejected} left out`,
  );
  const places = before.peopleCounts.map(({ key, count }) => `${key ?? 'not known'} ${count}`).join(', ');
  say(
    `  by place: ${places}; declared ${before.peopleDifference.declared ?? 'not known'}, imported ${before.peopleDifference.imported}`,
  );
  await team.do('responder', ADOPT, {
    input: { incidentId, residenceSettled: true, reason: 'The file is complete.' },
  });
  const { incident: after } = await team.ask('responder', COUNTS, { id: incidentId });
  const groups = after.dataSets.flatMap((set) => set.groups);
  expectThat(
    groups.every(({ countKind }) => countKind === 'EXACT'),
    'the counts of the file are the facts now',
  );
  return taken.added;
}
