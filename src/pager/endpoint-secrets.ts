import type { Work } from '../platform/database/work.ts';
import { endpointKey, type MasterKey } from '../platform/keys/key-ring.ts';
import { seal, unseal } from '../platform/keys/seal.ts';
import type { PagerEndpointRow } from './pager-endpoint.row.ts';

/** What of an endpoint nobody reads again: where it is in full, what it signs with, and what it signed with before. */
export interface EndpointSecrets {
  readonly url: string;
  readonly secret: string;
  readonly previous: string | null;
}

const boundTo = (organizationId: string, id: string) => `pager_endpoint/${organizationId}/${id}`;

/** Seals them for the row of this id. */
export async function sealSecrets(
  work: Work,
  master: MasterKey,
  id: string,
  secrets: EndpointSecrets,
): Promise<Buffer> {
  const key = await endpointKey(work, master);
  return seal(key, Buffer.from(JSON.stringify(secrets)), boundTo(work.organizationId, id));
}

/** Opens them. */
export async function openSecrets(
  work: Work,
  master: MasterKey,
  { id, sealed }: Pick<PagerEndpointRow, 'id' | 'sealed'>,
): Promise<EndpointSecrets> {
  const key = await endpointKey(work, master);
  return JSON.parse(unseal(key, sealed, boundTo(work.organizationId, id)).toString()) as EndpointSecrets;
}
