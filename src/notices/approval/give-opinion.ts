import { v7 as uuid } from 'uuid';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { findNotice, findNoticeVersion } from '../find-notice.ts';
import { NoticeOpinionRow, type OpinionCapacity, type OpinionStance } from '../notice-opinion.row.ts';
import { decider } from '../refuse-author.ts';

export interface GiveOpinionInput {
  readonly noticeId: string;
  readonly version: number;
  readonly capacity: OpinionCapacity;
  readonly stance: OpinionStance;
  readonly text: string;
}

/** Records what the data protection officer or counsel thinks of a version. Dissent is kept and shown; it blocks nobody. */
export async function giveOpinion(
  work: Work,
  { noticeId, version, capacity, stance, text }: GiveOpinionInput,
): Promise<{ noticeId: string; opinionId: string }> {
  const { db, organizationId, now } = work;
  const givenBy = decider(work);
  const { incidentId } = await findNotice(db, organizationId, noticeId);
  await findNoticeVersion(db, organizationId, noticeId, version);
  const said = await makeStatement(work, { kind: 'OPINION', text, incidentId });
  const opinionId = uuid({ msecs: now.toMillis() });
  await insertRows(db, NoticeOpinionRow, {
    ...{ organizationId, id: opinionId, noticeId, noticeVersion: version, capacity, stance },
    ...{ statementId: said.statementId, givenBy, givenAt: now },
  });
  await record(work, {
    type: 'notice.opinion-given',
    incidentId,
    details: { noticeId, version, opinionId, capacity, stance, opinion: said },
  });
  return { noticeId, opinionId };
}
