import { In } from 'typeorm';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { ApprovalRow, asDecided } from './approval.row.ts';
import { NoticeObligationRow, NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notice.row.ts';
import { NoticeConfirmationRow } from './notice-confirmation.row.ts';

export const noticeById: Batch<string, NoticeRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(NoticeRow, { id: In([...ids]) }), ({ id }) => id);

export const noticesOf: Batch<string, NoticeRow[]> = async (db, incidentIds) =>
  manyEach(
    incidentIds,
    await db.find(NoticeRow, {
      where: { incidentId: In([...incidentIds]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    }),
    ({ incidentId }) => incidentId,
  );

/** Oldest first. */
export const versionsOf: Batch<string, NoticeVersionRow[]> = async (db, noticeIds) =>
  manyEach(
    noticeIds,
    await db.find(NoticeVersionRow, { where: { noticeId: In([...noticeIds]) }, order: { version: 'ASC' } }),
    ({ noticeId }) => noticeId,
  );

/** Every version in its other languages. */
export const variantsOf: Batch<string, NoticeVariantRow[]> = async (db, noticeIds) =>
  manyEach(
    noticeIds,
    await db.find(NoticeVariantRow, {
      where: { noticeId: In([...noticeIds]) },
      order: { version: 'ASC', locale: 'ASC' },
    }),
    ({ noticeId }) => noticeId,
  );

export const obligationIdsOf: Batch<string, string[]> = async (db, noticeIds) => {
  const links = await db.find(NoticeObligationRow, {
    where: { noticeId: In([...noticeIds]) },
    order: { obligationId: 'ASC' },
  });
  return manyEach(noticeIds, links, ({ noticeId }) => noticeId).map((own) =>
    own.map(({ obligationId }) => obligationId),
  );
};

/** The obligations each notice answers, in two queries. */
export const obligationsOfNotice: Batch<string, ObligationRow[]> = async (db, noticeIds) => {
  const ids = await obligationIdsOf(db, noticeIds);
  const rows = await db.findBy(ObligationRow, { id: In([...new Set(ids.flat())]) });
  return ids.map((own) => rows.filter(({ id }) => own.includes(id)));
};

/** What the decision-maker held to be true still, oldest first. */
export const confirmationsOf: Batch<string, NoticeConfirmationRow[]> = async (db, noticeIds) =>
  manyEach(
    noticeIds,
    await db.find(NoticeConfirmationRow, {
      where: { noticeId: In([...noticeIds]) },
      order: { confirmedAt: 'ASC', id: 'ASC' },
    }),
    ({ noticeId }) => noticeId,
  );

export interface DecisionWithOpinion {
  readonly approval: ApprovalRow;
  readonly opinion: string | null;
}

/** Every decision on any version, oldest first, with what was said. */
export const decisionsOf: Batch<string, DecisionWithOpinion[]> = async (db, noticeIds) => {
  const approvals = await db.find(ApprovalRow, {
    where: { noticeId: In([...noticeIds]) },
    order: asDecided,
  });
  const opinionIds = approvals.flatMap(({ opinionId }) => opinionId ?? []);
  const said = opinionIds.length === 0 ? [] : await db.findBy(StatementRow, { id: In(opinionIds) });
  const textOf = new Map(said.map(({ id, text }) => [id, text]));
  const decisions = approvals.map((approval) => ({
    approval,
    opinion: (approval.opinionId && textOf.get(approval.opinionId)) ?? null,
  }));
  return manyEach(noticeIds, decisions, ({ approval }) => approval.noticeId);
};
