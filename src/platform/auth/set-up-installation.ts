import type { DataSource } from 'typeorm';
import { INSTALLATION } from '../../domain/actor.ts';
import { record } from '../audit/record.ts';
import { inWork, type Work } from '../database/work.ts';
import { addMember } from './add-member.ts';
import { issueToken } from './issue-token.ts';

/** On the first start, makes the installation and one operator, and answers the operator's token; null on every later one. */
export async function setUpInstallation(source: DataSource): Promise<string | null> {
  return inWork(
    source,
    { organizationId: INSTALLATION, actor: { kind: 'system', name: 'setup' }, reactions: {} },
    async (work) => {
      const { db, now } = work;
      const made = await db.query(
        `insert into organization (id, name, time_zone, representatives, facts, created_at, updated_at)
         values ($1, 'installation', 'UTC', '{}', '{}', $2, $2)
       on conflict do nothing returning id`,
        [INSTALLATION, now.toJSDate()],
      );
      return made.length === 0 ? null : makeOperatorToken(work, 'first operator');
    },
  );
}

/** Makes a new operator with a token; run from the command line of the machine that holds the database's password. */
export async function makeOperatorToken(work: Work, name: string): Promise<string> {
  const { memberId } = await addMember(work, { name, roles: ['OPERATOR'] });
  const { secret } = await issueToken(work, { memberId, name, validForDays: 365 });
  await record(work, { type: 'installation.set-up', details: { operatorId: memberId } });
  return secret;
}
