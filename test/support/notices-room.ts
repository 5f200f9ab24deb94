import { randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import { type Actor, INSTALLATION } from '../../src/domain/actor.ts';
import type { Role } from '../../src/domain/permissions.ts';
import { permissionsOf } from '../../src/domain/permissions.ts';
import { declareAwareness } from '../../src/incidents/declare-awareness.ts';
import { type NewIncident, reportIncident } from '../../src/incidents/report-incident.ts';
import { checkMaterialOf } from '../../src/notices/checks/check-material.batch.ts';
import { problemsOf } from '../../src/notices/checks/check-notice.ts';
import { type DraftNoticeInput, draftNotice } from '../../src/notices/drafts/draft-notice.ts';
import { NoticeVersionRow } from '../../src/notices/notice.row.ts';
import { assessObligations } from '../../src/obligations/assess-obligations.ts';
import { ObligationRow } from '../../src/obligations/obligation.row.ts';
import { createOrganization } from '../../src/organizations/create-organization.ts';
import { setContact } from '../../src/organizations/set-contact.ts';
import { importPeople } from '../../src/people/import-people.ts';
import { addMember } from '../../src/platform/auth/add-member.ts';
import { issueToken } from '../../src/platform/auth/issue-token.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { inWork, type Work } from '../../src/platform/database/work.ts';
import { masterKey } from '../../src/platform/keys/key-ring.ts';
import { rows } from '../../src/rows.ts';
import { shippedCatalog, shippedTemplates } from '../../src/shipped-catalog.ts';
import { freshDatabase } from './database.ts';
import { file } from './people-room.ts';

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>;

/** Everything CodeCraft promised to say, and what GDPR Art. 33 asks for, in a person's words. */
export const words = [
  { element: 'nature', text: 'A backup at our hosting provider could be read by anybody for two days.' },
  { element: 'likely_consequences', text: 'Somebody may try your password at other services.' },
  { element: 'measures_taken', text: 'We closed the backup and ended every session.' },
  { element: 'mitigation_for_individuals', text: 'Change your password wherever you use the same one.' },
];

export type NoticesRoom = Awaited<ReturnType<typeof noticesRoom>>;

/** CodeCraft on the night of the demo's breach, at 04:00Z: incident, people, obligations; and who works on it. */
export async function noticesRoom({ contact = true } = {}) {
  const database = await freshDatabase();
  const source = await dataSourceFor(
    { url: database.applicationUrl, poolSize: 4, applicationName: 'test' },
    rows,
  ).initialize();
  const catalog = await shippedCatalog();
  const templates = await shippedTemplates(catalog);
  const clock = { now: at('2026-10-24T04:00:00Z') };
  const setup: Actor = { kind: 'system', name: 'setup' };
  const inside = <T>(organizationId: string, actor: Actor, useCase: (work: Work) => Promise<T>) =>
    inWork(source, { organizationId, actor, reactions: {}, clock: () => clock.now }, useCase);

  const newOrganization = async () =>
    (
      await inside(INSTALLATION, setup, (work) =>
        createOrganization(work, catalog, {
          ...{ profile: 'codecraft', administratorName: 'Ann' },
          facts: [{ key: 'regulated_as', value: ['none'] }],
        }),
      )
    ).organizationId;
  const organizationId = await newOrganization();
  const member = async (role: Role): Promise<Actor> => {
    const { memberId } = await inside(organizationId, setup, (work) =>
      addMember(work, { name: role, roles: [role] }),
    );
    const permissions = new Set(permissionsOf[role]);
    return { kind: 'member', organizationId, memberId, tokenId: memberId, roles: [role], permissions };
  };
  const tokenFor = (role: Role, id = organizationId) =>
    inside(id, setup, async (inner) => {
      const { memberId } = await addMember(inner, { name: role, roles: [role] });
      return (await issueToken(inner, { memberId, name: 'test' })).secret;
    });
  const responder = await member('RESPONDER');
  const decisionMaker = await member('DECISION_MAKER');
  const work = <T>(actor: Actor, useCase: (work: Work) => Promise<T>) =>
    inside(organizationId, actor, useCase);
  if (contact)
    await work(setup, (inner) =>
      setContact(inner, catalog, { kind: 'PRIVACY', email: 'privacy@codecraft.test' }),
    );

  const newIncident = async (more: Partial<NewIncident> = {}) => {
    const { incidentId } = await work(responder, (inner) =>
      reportIncident(inner, catalog, {
        title: 'Public backup',
        occurredFrom: { at: at('2026-10-21T22:15:00Z'), zone: 'UTC' },
        detected: { at: at('2026-10-24T01:10:00Z') },
        dataSets: [
          {
            name: 'accounts',
            role: 'CONTROLLER',
            personalData: 'YES',
            categories: ['name', 'email_address', 'password'],
            confidentiality: 'YES',
            protection: { encrypted: 'NO', algorithm: 'MD5' },
            groups: [{ kind: 'users', jurisdiction: 'FR', count: 431, countKind: 'EXACT' }],
          },
        ],
        ...more,
      }),
    );
    await work(decisionMaker, (inner) =>
      declareAwareness(inner, {
        incidentId,
        aware: { at: at('2026-10-24T01:10:00Z') },
        ground: 'The mail was clear.',
      }),
    );
    await work(setup, (inner) => assessObligations(inner, catalog, incidentId));
    return incidentId;
  };
  const importThree = (incidentId: string) =>
    work(responder, (inner) =>
      importPeople(
        inner,
        { masterKey: masterKey(key), catalog },
        { incidentId, dryRun: false, csv: file(THREE) },
      ),
    );
  const obligation = async (incidentId: string, ruleId: string) =>
    work(setup, ({ db }) => db.findOneByOrFail(ObligationRow, { organizationId, incidentId, ruleId }));
  const draft = async (ruleId: string, more: Partial<DraftNoticeInput> & { incidentId: string }) => {
    const { id } = await obligation(more.incidentId, ruleId);
    const made = await work(responder, (inner) =>
      draftNotice(inner, { catalog, templates }, { obligationIds: [id], ...more }),
    );
    return made.noticeId;
  };
  const version = (noticeId: string) =>
    work(setup, ({ db }) =>
      db.findOneOrFail(NoticeVersionRow, { where: { organizationId, noticeId }, order: { version: 'DESC' } }),
    );
  const problems = (noticeId: string) =>
    work(setup, async ({ db, now }) => {
      const [material] = await checkMaterialOf(db, [noticeId]);
      if (!material) throw new Error('no such notice');
      return problemsOf(material, catalog, now);
    });
  const close = async () => {
    await source.destroy();
    await database.drop();
  };
  const key = randomBytes(32);
  return {
    ...{
      source,
      organizationId,
      catalog,
      templates,
      clock,
      responder,
      decisionMaker,
      member,
      tokenFor,
      work,
    },
    ...{ newOrganization, newIncident, importThree, obligation, draft, version, problems, close },
  };
}

const THREE =
  'email,name,country\nanna@example.test,Anna,FR\nbert@example.test,"Bert <b>{{ 7*7 }}</b>",FR\ncara@example.test,,FR';
