import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { audienceOf } from '../../../src/people/audience.ts';
import { addressIndex, sealPerson } from '../../../src/people/sealed-person.ts';
import type { BenchRoom } from '../bench-room.ts';
import { type Compared, median, perSecond, sideBySide, timed } from '../measure.ts';
import { peopleCsv, personAt } from './people-csv.ts';

const ROUNDS = 3;
const MEGABYTE = 2 ** 20;

export interface Imported {
  /** Rows per second: the import, and the same encryption in a bare loop. */
  readonly rate: Compared;
  /** Most memory the process ever held, after the first import and after the last. */
  readonly peaksMb: readonly number[];
  /** What it held before the first. */
  readonly startMb: number;
  readonly digestMs: number;
}

/** Imports the same number of people into one incident after another, each beside a loop that only seals. */
export async function measureImport(room: BenchRoom, people: number): Promise<Imported> {
  const organization = await room.newOrganization();
  const startMb = process.memoryUsage().rss / MEGABYTE;
  const peaksMb: number[] = [];
  let last = '';
  const byImport = async () => {
    const incidentId = await organization.newIncident();
    last = incidentId;
    const rate = await perSecond(people, () => organization.importPeople(incidentId, peopleCsv(people)));
    peaksMb.push(process.resourceUsage().maxRSS / 1_024);
    return rate;
  };
  const rate = await sideBySide(ROUNDS, byImport, () => bySealingAlone(organization.id, people));
  const digests: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    digests.push(
      await timed(() =>
        organization.work('DECISION_MAKER', ({ db, organizationId }) =>
          audienceOf(db, { organizationId, incidentId: last }, 1),
        ),
      ),
    );
  return { rate, peaksMb, startMb, digestMs: median(digests) };
}

/** The encryption alone, by the product's own functions: one sealed blob and one blind index per person. */
async function bySealingAlone(organizationId: string, people: number): Promise<number> {
  const keys = { sealing: randomBytes(32), indexing: randomBytes(32) };
  const place = { organizationId, incidentId: uuid(), id: uuid() };
  let bytes = 0;
  const rate = await perSecond(people, () => {
    for (let index = 0; index < people; index += 1) {
      const person = personAt(index);
      bytes += sealPerson(keys, place, person).length + addressIndex(keys, person.email).length;
    }
  });
  if (bytes === 0) throw new Error('Nothing was sealed.');
  return rate;
}
