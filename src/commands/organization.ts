import { INSTALLATION } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { knownProfiles } from '../organizations/known-profiles.ts';
import { setUpInstallation } from '../platform/auth/set-up-installation.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';
import { inWork } from '../platform/database/work.ts';
import { shippedCatalog } from '../shipped-catalog.ts';
import { say } from './say.ts';
import { withDatabase } from './with-database.ts';

interface NewOrganizationOptions {
  readonly profile?: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly administrator: string;
}

/** Makes an organization with its first administrator: whoever can run this holds the database's password already. */
export async function createOrganizationNow(options: NewOrganizationOptions): Promise<void> {
  const { profile, name, timeZone, administrator: administratorName } = options;
  const rules = await shippedCatalog();
  const made = await withDatabase(async (source) => {
    const operator = await setUpInstallation(source);
    if (operator) say(`First start. The operator's token, shown this once:\n  ${operator}`);
    const actor = { kind: 'system', name: 'console' } as const;
    return inWork(source, { organizationId: INSTALLATION, actor, reactions: {} }, (work) =>
      createOrganization(work, rules, { profile, name, timeZone, administratorName }),
    ).catch((error: unknown) => {
      throw error instanceof Refusal ? new StartRefusal(error.message) : error;
    });
  });
  say(`Organization ${made.organizationId}`);
  say(`Administrator ${made.administratorId}`);
  say(`The administrator's token, shown this once:\n  ${made.secret}`);
}

/** Lists the profiles an organization can be made from. */
export async function listProfiles(): Promise<void> {
  for (const { key, name, promises, remarks } of knownProfiles(await shippedCatalog())) {
    say(`${key}: ${name ?? 'the policy names no company: give --name'}`);
    for (const promise of promises) say(`  promise: ${promise}`);
    for (const remark of remarks) say(`  ${remark}`);
  }
}
