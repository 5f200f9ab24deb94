import { type EntityManager, In } from 'typeorm';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { ContactRow } from '../organizations/contact.row.ts';
import { type Batch, oneEach } from '../platform/database/batch.ts';
import type { CheckMaterial } from './check-notice.ts';
import { noticeById, obligationsOfNotice, versionsOf } from './notice.batch.ts';

/** The current text of each notice and everything it is held against: a constant number of queries. */
export const checkMaterialOf: Batch<string, CheckMaterial | null> = async (db, ids) => {
  const notices = await noticeById(db, ids);
  const versions = await versionsOf(db, ids);
  const obligations = await obligationsOfNotice(db, ids);
  const incidentIds = notices.map((notice) => notice?.incidentId ?? '');
  const facts = oneEach(incidentIds, await newestFacts(db, incidentIds), ({ incidentId }) => incidentId);
  const contacts = await db.find(ContactRow, { order: { kind: 'ASC', createdAt: 'ASC' } });
  return notices.map((notice, i) => {
    const version = versions[i]?.find((one) => one.version === notice?.currentVersion);
    const known = facts[i];
    if (!notice || !version || !known) return null;
    return {
      notice,
      version,
      obligations: obligations[i] ?? [],
      facts: known.facts,
      factsVersion: known.version,
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
