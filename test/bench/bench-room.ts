import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { DateTime } from 'luxon';
import type { DataSource } from 'typeorm';
import { type Actor, INSTALLATION } from '../../src/domain/actor.ts';
import { permissionsOf, type Role } from '../../src/domain/permissions.ts';
import { declareAwareness } from '../../src/incidents/declare-awareness.ts';
import { reportIncident } from '../../src/incidents/report-incident.ts';
import { createOrganization } from '../../src/organizations/create-organization.ts';
import { setContact } from '../../src/organizations/set-contact.ts';
import { importPeople } from '../../src/people/import-people.ts';
import { addMember } from '../../src/platform/auth/add-member.ts';
import { issueToken } from '../../src/platform/auth/issue-token.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { inWork, type Work } from '../../src/platform/database/work.ts';
import { type MasterKey, masterKey } from '../../src/platform/keys/key-ring.ts';
import { reactionsWith } from '../../src/reactions.ts';
import { rows } from '../../src/rows.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const setup: Actor = { kind: 'system', name: 'setup' };

/** A database, and everything use cases need to fill it as the product does. */
export interface BenchRoom {
  readonly database: TestDatabase;
  readonly source: DataSource;
  readonly catalog: Catalog;
  readonly masterKey: MasterKey;
  readonly newOrganization: () => Promise<Organization>;
  readonly close: () => Promise<void>;
}

/** An organization, and who acts in it. */
export interface Organization {
  readonly id: string;
  readonly work: <T>(as: Role, useCase: (work: Work) => Promise<T>) => Promise<T>;
  readonly token: (role: Role) => Promise<string>;
  /** The breach of the bench: two data sets, four groups, awareness declared, duties in four jurisdictions. */
  readonly newIncident: () => Promise<string>;
  readonly importPeople: (incidentId: string, csv: Readable) => Promise<void>;
}

export async function benchRoom(poolSize = 10): Promise<BenchRoom> {
  const database = await freshDatabase();
  const settings = { url: database.applicationUrl, poolSize, applicationName: 'tocsin-bench' };
  const source = await dataSourceFor(settings, rows).initialize();
  const catalog = await shippedCatalog();
  const key = masterKey(randomBytes(32));
  const reactions = reactionsWith(catalog);
  const inside = <T>(organizationId: string, actor: Actor, useCase: (work: Work) => Promise<T>) =>
    inWork(source, { organizationId, actor, reactions }, useCase);

  async function newOrganization(): Promise<Organization> {
    const { organizationId: id } = await inside(INSTALLATION, setup, (work) =>
      createOrganization(work, catalog, {
        profile: 'codecraft',
        timeZone: 'Europe/Berlin',
        administratorName: 'Ann',
      }),
    );
    await inside(id, setup, (work) =>
      setContact(work, catalog, { kind: 'PRIVACY', email: 'privacy@codecraft.test' }),
    );
    const actors = new Map<Role, Actor>();
    const actorOf = async (role: Role): Promise<Actor> => {
      const known = actors.get(role);
      if (known) return known;
      const { memberId } = await inside(id, setup, (work) => addMember(work, { name: role, roles: [role] }));
      const permissions = new Set(permissionsOf[role]);
      const actor: Actor = {
        kind: 'member',
        organizationId: id,
        memberId,
        tokenId: memberId,
        roles: [role],
        permissions,
      };
      actors.set(role, actor);
      return actor;
    };
    const work: Organization['work'] = async (as, useCase) => inside(id, await actorOf(as), useCase);
    return {
      id,
      work,
      token: (role) =>
        inside(id, setup, async (inner) => {
          const { memberId } = await addMember(inner, { name: role, roles: [role] });
          return (await issueToken(inner, { memberId, name: 'bench' })).secret;
        }),
      async newIncident() {
        const { incidentId } = await work('RESPONDER', (inner) =>
          reportIncident(inner, catalog, breach(inner.now)),
        );
        await work('DECISION_MAKER', (inner) =>
          declareAwareness(inner, {
            incidentId,
            aware: { at: inner.now.minus({ hours: 4 }) },
            ground: 'The backup could be opened by anybody, and was.',
            gapReason: 'The first mail was taken for a test.',
          }),
        );
        return incidentId;
      },
      async importPeople(incidentId, csv) {
        await work('RESPONDER', (inner) =>
          importPeople(inner, { masterKey: key, catalog }, { incidentId, dryRun: false, csv }),
        );
      },
    };
  }

  return {
    ...{ database, source, catalog, newOrganization },
    masterKey: key,
    async close() {
      await source.destroy();
      await database.drop();
    },
  };
}

function breach(now: DateTime) {
  const dataSet = {
    role: 'CONTROLLER' as const,
    personalData: 'YES' as const,
    confidentiality: 'YES' as const,
    protection: { encrypted: 'NO' as const, algorithm: 'MD5' },
  };
  const group = (jurisdiction: string, count: number) => ({
    ...{ kind: 'users', jurisdiction, count },
    countKind: 'EXACT' as const,
  });
  return {
    title: 'A backup could be read by anybody',
    occurredFrom: { at: now.minus({ hours: 60 }), toleranceMinutes: 30 },
    detected: { at: now.minus({ hours: 5 }) },
    dataSets: [
      {
        ...dataSet,
        name: 'accounts',
        categories: ['name', 'email_address', 'password', 'ip_address'],
        groups: [group('FR', 431), group('DE', 1_207)],
      },
      {
        ...dataSet,
        name: 'invoices',
        categories: ['name', 'postal_address'],
        groups: [group('GB', 88), group('US', 95)],
      },
    ],
  };
}
