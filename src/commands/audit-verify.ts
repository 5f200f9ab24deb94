import { INSTALLATION } from '../domain/actor.ts';
import { verifyRecord } from '../platform/audit/verify-record.ts';
import { readingOf } from '../platform/database/reading.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';
import { say } from './say.ts';
import { withDatabase } from './with-database.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Recomputes an organization's record from its first entry; exits with 2 and the first bad entry when it is not intact. */
export async function auditVerify(organization: string): Promise<void> {
  const organizationId = organization === 'installation' ? INSTALLATION : organization;
  if (!UUID.test(organizationId))
    throw new StartRefusal('Name the organization by its id, or "installation".');
  await withDatabase(async (source) => {
    const reading = readingOf(source, organizationId);
    try {
      const verdict = await reading.asService((db) => verifyRecord(db, organizationId));
      if (verdict.intact) say(`Intact: ${verdict.entries} entries, head ${verdict.head}.`);
      else {
        say(`NOT intact: entry ${verdict.firstBad}: ${verdict.reason}.`);
        process.exitCode = 2;
      }
    } finally {
      await reading.finish();
    }
  });
}
