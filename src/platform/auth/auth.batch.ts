import { In } from 'typeorm';
import { type Batch, oneEach } from '../database/batch.ts';
import { AccessTokenRow } from './access-token.row.ts';
import { MemberRow } from './member.row.ts';

export const memberById: Batch<string, MemberRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(MemberRow, { id: In([...ids]) }), ({ id }) => id);

export const accessTokenById: Batch<string, AccessTokenRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(AccessTokenRow, { id: In([...ids]) }), ({ id }) => id);
