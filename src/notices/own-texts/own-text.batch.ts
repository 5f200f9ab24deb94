import { In } from 'typeorm';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import { OwnTextRow, TextReviewRow } from './own-text.row.ts';

/** The newest version of each text an organization has words of its own for, those taken back left out; by organization. */
export const ownTextsOf: Batch<string, OwnTextRow[]> = async (db, organizationIds) => {
  // A text may have a hundred versions of forty thousand characters: the newest alone is read.
  const newest = await db
    .createQueryBuilder(OwnTextRow, 't')
    .distinctOn(['t.audience', 't.name', 't.locale'])
    .where('t.organization_id in (:...organizationIds)', { organizationIds })
    .orderBy({ 't.audience': 'ASC', 't.name': 'ASC', 't.locale': 'ASC', 't.version': 'DESC' })
    .getMany();
  const used = newest.filter(({ source }) => source !== null);
  return manyEach(organizationIds, used, ({ organizationId }) => organizationId);
};

/** All reviews each organization recorded. */
export const reviewsOf: Batch<string, TextReviewRow[]> = async (db, organizationIds) =>
  manyEach(
    organizationIds,
    await db.findBy(TextReviewRow, { organizationId: In([...organizationIds]) }),
    ({ organizationId }) => organizationId,
  );
