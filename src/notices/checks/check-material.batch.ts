import { type EntityManager, In } from 'typeorm';
import { IncidentRow } from '../../incidents/incident.row.ts';
import { IncidentVersionRow } from '../../incidents/incident-version.row.ts';
import { saidInRoom } from '../../incidents/room/said-in-room.batch.ts';
import type { ObligationRow } from '../../obligations/obligation.row.ts';
import { type AdvisedFirst, advisedFirstOf } from '../../obligations/order.batch.ts';
import { ContactRow } from '../../organizations/contact.row.ts';
import { OrganizationRow } from '../../organizations/organization.row.ts';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import { confirmationsOf, noticeById, obligationsOfNotice, variantsOf, versionsOf } from '../notice.batch.ts';
import type { CheckMaterial } from './check-material.ts';

/** The current text of each notice and everything it is held against: a constant number of queries. */
export const checkMaterialOf: Batch<string, CheckMaterial | null> = async (db, ids) => {
  const notices = await noticeById(db, ids);
  const versions = await versionsOf(db, ids);
  const variants = await variantsOf(db, ids);
  const obligations = await obligationsOfNotice(db, ids);
  const owed = obligations.flat().filter((one) => one !== undefined);
  const advised = await advisedFirstOf(
    db,
    owed.map(({ id }) => id),
  );
  const confirmations = await confirmationsOf(db, ids);
  const history = await factsSince(
    db,
    notices.map((notice) => notice?.incidentId ?? ''),
  );
  const incidentIds = notices.map((notice) => notice?.incidentId ?? '');
  const incidents = await db.findBy(IncidentRow, { id: In(incidentIds.filter((id) => id !== '')) });
  const said = await saidInRoom(
    db,
    incidentIds.filter((id) => id !== ''),
  );
  const contacts = await db.find(ContactRow, { order: { kind: 'ASC', createdAt: 'ASC' } });
  const organizations = await db.find(OrganizationRow);
  return notices.map((notice, i) => {
    const own = versions[i] ?? [];
    const version = own.find((one) => one.version === notice?.currentVersion);
    const drafted = own[0]?.incidentVersion ?? 0;
    const since = (history[i] ?? []).filter((one) => one.version >= drafted);
    const newest = since.at(-1);
    const organization = organizations.find(({ id }) => id === notice?.organizationId);
    if (!notice || !version || !newest || !organization) return null;
    return {
      notice,
      version,
      variants: (variants[i] ?? []).filter((one) => one.version === version.version),
      obligations: obligations[i] ?? [],
      facts: newest.facts,
      history: since,
      answeredFor: new Set(
        (confirmations[i] ?? [])
          .filter(
            ({ noticeVersion, incidentVersion, kind }) =>
              noticeVersion === version.version &&
              (kind === 'OVERRIDE' || incidentVersion === newest.version),
          )
          .flatMap(({ problemKeys }) => problemKeys),
      ),
      advisedFirst: advisedFor(obligations[i] ?? [], owed, advised),
      zone: organization.timeZone,
      names: [organization.name, organization.legalName],
      reference: incidents.find(({ id }) => id === notice.incidentId)?.reference ?? '',
      saidInside: said[incidentIds.filter((id) => id !== '').indexOf(notice.incidentId)] ?? [],
      contacts: contacts.filter(({ organizationId }) => organizationId === notice.organizationId),
    };
  });
};

/** What the notice answers itself comes at the same time, which is early enough. */
function advisedFor(
  own: readonly ObligationRow[],
  owed: readonly ObligationRow[],
  advised: readonly (readonly AdvisedFirst[])[],
): readonly AdvisedFirst[] {
  const here = new Set(own.map(({ id }) => id));
  const first = own.flatMap(({ id }) => advised[owed.findIndex((one) => one.id === id)] ?? []);
  return [...new Map(first.filter(({ id }) => !here.has(id)).map((one) => [one.id, one])).values()];
}

/** The facts of each incident in all their versions, oldest first. */
async function factsSince(
  db: EntityManager,
  incidentIds: readonly string[],
): Promise<IncidentVersionRow[][]> {
  const ids = [...new Set(incidentIds)].filter((id) => id !== '');
  const rows = await db.find(IncidentVersionRow, {
    where: { incidentId: In(ids) },
    order: { version: 'ASC' },
  });
  return manyEach(incidentIds, rows, ({ incidentId }) => incidentId);
}
