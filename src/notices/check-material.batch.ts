import { type EntityManager, In } from 'typeorm';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { ContactRow } from '../organizations/contact.row.ts';
import { OrganizationRow } from '../organizations/organization.row.ts';
import { type Batch, oneEach } from '../platform/database/batch.ts';
import type { CheckMaterial } from './check-notice.ts';
import { noticeById, obligationsOfNotice, versionsOf } from './notice.batch.ts';

/** The current text of each notice and everything it is held against: a constant number of queries. */
export const checkMaterialOf: Batch<string, CheckMaterial | null> = async (db, ids) => {
  const notices = await noticeById(db, ids);
  const versions = await versionsOf(db, ids);
  const current = notices.map((notice, i) =>
    versions[i]?.find(({ version }) => version === notice?.currentVersion),
  );
  const obligations = await obligationsOfNotice(db, ids);
  const incidentIds = notices.map((notice) => notice?.incidentId ?? '');
  const newest = oneEach(incidentIds, await newestFacts(db, incidentIds), ({ incidentId }) => incidentId);
  const written = await factsOf(
    db,
    notices.map((notice, i) => [notice?.incidentId, current[i]?.incidentVersion]),
  );
  const contacts = await db.find(ContactRow, { order: { kind: 'ASC', createdAt: 'ASC' } });
  const organizations = await db.find(OrganizationRow);
  return notices.map((notice, i) => {
    const version = current[i];
    const known = newest[i];
    const before = written.find(
      (one) => one.incidentId === notice?.incidentId && one.version === version?.incidentVersion,
    );
    const organization = organizations.find(({ id }) => id === notice?.organizationId);
    if (!notice || !version || !known || !before || !organization) return null;
    return {
      notice,
      version,
      obligations: obligations[i] ?? [],
      facts: known.facts,
      factsVersion: known.version,
      writtenOn: before.facts,
      zone: organization.timeZone,
      contacts: contacts.filter(({ organizationId }) => organizationId === notice.organizationId),
    };
  });
};

function newestFacts(db: EntityManager, incidentIds: readonly string[]): Promise<IncidentVersionRow[]> {
  const ids = [...new Set(incidentIds)].filter((id) => id !== '');
  return db
    .createQueryBuilder(IncidentVersionRow, 'facts')
    .distinctOn(['facts.incident_id'])
    .where({ incidentId: In(ids) })
    .orderBy('facts.incidentId')
    .addOrderBy('facts.version', 'DESC')
    .getMany();
}

/** The facts as they stood when each text was written. */
function factsOf(
  db: EntityManager,
  wanted: readonly (readonly [incidentId: string | undefined, version: number | undefined])[],
): Promise<IncidentVersionRow[]> {
  const known = wanted.flatMap(([incidentId, version]) =>
    incidentId && version ? [{ incidentId, version }] : [],
  );
  return known.length === 0 ? Promise.resolve([]) : db.find(IncidentVersionRow, { where: known });
}
