import type { DateTime } from 'luxon';
import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { demandsOf, prohibitionsOf } from '../domain/notice-content.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { findIncident, incidentFacts } from '../incidents/find-incident.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { findContacts, findOrganization } from '../organizations/find-organization.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { answered, dataSetsUnder } from './answered.ts';
import { audienceOfObligations } from './audience-of-rule.ts';
import { composeDraft } from './compose-draft.ts';
import { checkedElements, type ElementInput } from './element-input.ts';
import { NoticeObligationRow, NoticeRow } from './notice.row.ts';
import { labelOf, noticeFacts, showTime } from './notice-facts.ts';
import { saveNoticeVersion } from './save-notice-version.ts';
import { findTemplate, localesFor, type Templates } from './template.ts';

export interface DraftNoticeInput {
  readonly incidentId: string;
  readonly obligationIds: readonly string[];
  /** "de", "en-GB"; English if absent. */
  readonly locale?: string | null | undefined;
  readonly elements?: readonly ElementInput[] | null | undefined;
}

/**
 * Drafts one notice that answers one or more obligations of one audience: their contents united, the facts bound, the
 * recipients' slots left open. What is not known yet never keeps a draft from being made.
 */
export async function draftNotice(
  work: Work,
  { catalog, templates }: { readonly catalog: Catalog; readonly templates: Templates },
  input: DraftNoticeInput,
): Promise<{ noticeId: string }> {
  const { db, organizationId, now } = work;
  const incident = await findIncident(db, organizationId, input.incidentId);
  if (!isOpen(incident.state)) {
    throw new Refusal(
      'CONFLICT',
      'This incident is closed. Reopen it with a reason before writing about it.',
      { state: incident.state },
    );
  }
  const obligations = await obligationsOf(work, input);
  const audience = audienceOfObligations(obligations);
  const locale = input.locale?.trim() || 'en';
  const template = findTemplate(templates, audience, locale);
  if (!template) {
    const known = localesFor(templates, audience);
    throw new Refusal(
      'INVALID_INPUT',
      `There is no template for this audience in "${locale}". There is: ${known.join(', ') || 'none'}.`,
      { known },
    );
  }

  const organization = await findOrganization(db, organizationId);
  const given = checkedElements(catalog, input.elements ?? [], now);
  const facts = await incidentFacts(db, incident);
  const answers = answered(obligations, now);
  const draft = composeDraft({
    template,
    facts: noticeFacts({
      incident,
      facts,
      dataSets: dataSetsUnder(facts, obligations),
      organization,
      contacts: await findContacts(db, organizationId),
      vocabulary: catalog.vocabulary,
      words: given.words,
      locale: template.locale,
    }),
    demands: demandsOf(answers),
    prohibited: new Set(prohibitionsOf(answers).keys()),
    words: given.words,
    later: new Map(
      [...given.later].map(([element, by]): [string, { by: string; shown: string }] => [
        element,
        { by: by.toISO(), shown: showTime(by, organization.timeZone, template.locale) },
      ]),
    ),
    label: (element) => labelOf(catalog.vocabulary.contentElements, element, template.locale) ?? element,
  });

  const notice = newNotice(work, {
    incidentId: incident.id,
    audience,
    locale: template.locale,
    templateId: template.id,
  });
  await insertRows(db, NoticeRow, notice);
  await insertRows(
    db,
    NoticeObligationRow,
    obligations.map(({ id }) => ({ organizationId, noticeId: notice.id, obligationId: id })),
  );
  const contentHash = await saveNoticeVersion(work, notice, {
    version: 1,
    ...draft,
    templateVersion: template.version,
    incidentVersion: incident.version,
  });
  await record(work, {
    type: 'notice.drafted',
    incidentId: incident.id,
    details: { noticeId: notice.id, version: 1, contentHash },
  });
  return { noticeId: notice.id };
}

async function obligationsOf(
  { db, organizationId }: Work,
  { incidentId, obligationIds }: DraftNoticeInput,
): Promise<ObligationRow[]> {
  const ids = [...new Set(obligationIds)];
  if (ids.length === 0)
    throw new Refusal('INVALID_INPUT', 'A notice answers at least one obligation: name it.');
  const rows = await db.find(ObligationRow, {
    where: { organizationId, incidentId, id: In(ids) },
    order: { id: 'ASC' },
  });
  if (rows.length < ids.length) throw notFound('obligation of this incident');
  return rows;
}

function newNotice(
  { organizationId, actor, now }: Work,
  chosen: Pick<NoticeRow, 'incidentId' | 'audience' | 'locale' | 'templateId'>,
): NoticeRow {
  return {
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    ...chosen,
    currentVersion: 1,
    createdBy: memberOf(actor),
    createdAt: now as DateTime,
    updatedAt: now as DateTime,
  };
}
