import { In } from 'typeorm';
import { type Batch, oneEach } from '../platform/database/batch.ts';
import { SelfCheckRow } from './self-check.row.ts';

/** The form of each incident; null where none was ever opened. */
export const formOf: Batch<string, SelfCheckRow | null> = async (db, incidentIds) =>
  oneEach(
    incidentIds,
    await db.findBy(SelfCheckRow, { incidentId: In([...incidentIds]) }),
    ({ incidentId }) => incidentId,
  );
