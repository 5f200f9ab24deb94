import type { DateTime } from 'luxon';
import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { ObligationRow } from '../../obligations/obligation.row.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { audienceOfObligations } from '../audience/audience-of-rule.ts';
import { placesOf } from '../audience/places.ts';
import { checkedElements, type ElementInput, wordsFor } from '../element-input.ts';
import { NoticeObligationRow, NoticeRow } from '../notice.row.ts';
import { templatesOf } from '../own-texts/templates-of.ts';
import { saveNoticeVersion } from '../save-notice-version.ts';
import { chooseTemplates, composeText, draftGround } from '../texts/compose-text.ts';
import type { Templates } from '../texts/template.ts';
import { giveCode } from './give-code.ts';

export interface DraftNoticeInput {
  readonly incidentId: string;
  readonly obligationIds: readonly string[];
  /** "de", "en-GB"; English if absent. */
  readonly locale?: string | null | undefined;
  /** Further languages: people who speak one of them get it in theirs. */
  readonly locales?: readonly string[] | null | undefined;
  /** "urgent"; absent: the one written for these rules, or else the usual one. */
  readonly template?: string | null | undefined;
  readonly elements?: readonly ElementInput[] | null | undefined;
  /** Elements it has to say whatever the rules ask: where nobody says them a gap stands. */
  readonly mustSay?: readonly string[] | undefined;
  /** The notice it sets right or adds to. */
  readonly corrects?: string | undefined;
  /** Only to people of these places ("US-MA"); absent: wherever it is owed. */
  readonly onlyIn?: readonly string[] | null | undefined;
  /** Not to people of these places. */
  readonly notIn?: readonly string[] | null | undefined;
}

export interface DraftTools {
  readonly catalog: Catalog;
  readonly templates: Templates;
  /** Where people reach this installation; null or absent: nobody said. */
  readonly publicUrl?: string | null;
}

/**
 * Drafts one notice that answers one or more obligations of one audience: their contents united, the facts bound, the
 * recipients' slots left open. What is not known yet never keeps a draft from being made.
 */
export async function draftNotice(
  work: Work,
  { catalog, templates, publicUrl = null }: DraftTools,
  input: DraftNoticeInput,
): Promise<{ noticeId: string }> {
  const { db, organizationId, now } = work;
  const obligations = await obligationsOf(work, input);
  const mustSay = input.mustSay ?? [];
  const ground = { ...(await draftGround(work, input.incidentId, obligations)), mustSay };
  const { incident } = ground;
  if (!isOpen(incident.state)) {
    throw new Refusal(
      'CONFLICT',
      'This incident is closed. Reopen it with a reason before writing about it.',
      { state: incident.state },
    );
  }
  const audience = audienceOfObligations(obligations);
  const { own, further, missing } = chooseTemplates(
    await templatesOf(db, organizationId, { catalog, templates }),
    { audience, name: input.template, ruleIds: obligations.map(({ ruleId }) => ruleId) },
    [input.locale?.trim() || 'en', ...(input.locales ?? [])],
  );
  const given = checkedElements(catalog, input.elements ?? [], now);
  const text = (template: typeof own) =>
    composeText(ground, catalog, template, wordsFor(given, template.locale, own.locale), now);

  const notice = newNotice(work, {
    incidentId: incident.id,
    audience,
    locale: own.locale,
    templateId: own.id,
    use: own.use,
    missingLocales: [...missing],
    corrects: input.corrects ?? null,
    onlyIn: placesOf(input.onlyIn, audience),
    notIn: placesOf(input.notIn, audience),
    ...(await giveCode(work, publicUrl)),
  });
  await insertRows(db, NoticeRow, notice);
  await insertRows(
    db,
    NoticeObligationRow,
    obligations.map(({ id }) => ({ organizationId, noticeId: notice.id, obligationId: id })),
  );
  const contentHash = await saveNoticeVersion(work, notice, {
    version: 1,
    ...text(own),
    incidentVersion: incident.version,
    variants: further.map(text),
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

type Given = 'organizationId' | 'id' | 'currentVersion' | 'createdBy' | 'createdAt' | 'updatedAt';

function newNotice({ organizationId, actor, now }: Work, chosen: Omit<NoticeRow, Given>): NoticeRow {
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
