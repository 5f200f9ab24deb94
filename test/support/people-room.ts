import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Role } from '../../src/domain/permissions.ts';
import { reportIncident } from '../../src/incidents/report-incident.ts';
import { OrganizationRow } from '../../src/organizations/organization.row.ts';
import { importPeople } from '../../src/people/import-people.ts';
import type { ImportReport, NewPeople } from '../../src/people/new-people.ts';
import type { PeopleTools } from '../../src/people/people-context.ts';
import { addMember } from '../../src/platform/auth/add-member.ts';
import { issueToken } from '../../src/platform/auth/issue-token.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { insertRows } from '../../src/platform/database/rows.ts';
import { inWork, type Work } from '../../src/platform/database/work.ts';
import { masterKey } from '../../src/platform/keys/key-ring.ts';
import { rows } from '../../src/rows.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** A database with one organization and one incident, and the tools to take people in. */
export interface PeopleRoom {
  readonly database: TestDatabase;
  readonly source: DataSource;
  readonly tools: PeopleTools;
  readonly organizationId: string;
  readonly incidentId: string;
  /** Runs as the product itself, in an organization (the first one if none is named). */
  readonly work: <T>(useCase: (work: Work) => Promise<T>, organizationId?: string) => Promise<T>;
  readonly take: (csv: string | Buffer, more?: Partial<NewPeople>) => Promise<ImportReport>;
  readonly newIncident: (organizationId?: string) => Promise<string>;
  readonly newOrganization: () => Promise<string>;
  readonly tokenFor: (role: Role, organizationId?: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function peopleRoom(): Promise<PeopleRoom> {
  const database = await freshDatabase();
  const settings = { url: database.applicationUrl, poolSize: 4, applicationName: 'test' };
  const source = await dataSourceFor(settings, rows).initialize();
  const catalog = await shippedCatalog();
  const tools = { masterKey: masterKey(randomBytes(32)), catalog };
  const actor = { kind: 'system', name: 'setup' } as const;

  const inside = <T>(organizationId: string, useCase: (work: Work) => Promise<T>) =>
    inWork(source, { organizationId, actor, reactions: {} }, useCase);
  const newOrganization = async () => {
    const id = uuid();
    await inside(id, ({ db, now }) =>
      insertRows(db, OrganizationRow, {
        id,
        ...{
          name: 'CodeCraft',
          legalName: null,
          profile: null,
          postalAddress: null,
          timeZone: 'Europe/Berlin',
        },
        ...{ establishments: null, mainEstablishment: null, representatives: [], facts: {} },
        ...{ createdAt: now, updatedAt: now },
      }),
    );
    return id;
  };
  const newIncident = (id = organizationId) =>
    inside(id, async (work) => (await reportIncident(work, catalog, { title: 'Leak' })).incidentId);
  const organizationId = await newOrganization();
  const incidentId = await newIncident();

  return {
    ...{ database, source, tools, organizationId, incidentId, newOrganization, newIncident },
    work: (useCase, id = organizationId) => inside(id, useCase),
    take: (csv, more) =>
      inside(organizationId, (work) =>
        importPeople(work, tools, { incidentId, dryRun: false, csv: file(csv), ...more }),
      ),
    tokenFor: (role, id = organizationId) =>
      inside(id, async (work) => {
        const { memberId } = await addMember(work, { name: role, roles: [role] });
        return (await issueToken(work, { memberId, name: 'test' })).secret;
      }),
    async close() {
      await source.destroy();
      await database.drop();
    },
  };
}

/** A file as it arrives: in small pieces, so that no character or row is sure to come whole. */
export function file(content: string | Buffer, piece = 7): Readable {
  const bytes = Buffer.from(content);
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) =>
    bytes.subarray(index * piece, (index + 1) * piece),
  );
  return Readable.from(pieces, { objectMode: false });
}
