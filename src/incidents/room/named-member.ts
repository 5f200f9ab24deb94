import { memberById } from '../../platform/auth/auth.batch.ts';
import { type Member, toMember } from '../../platform/auth/auth.type.ts';
import type { Load } from '../../platform/database/batch.ts';

/** Who it was; null: nobody was named, or the service itself. */
export async function namedMember(load: Load, id: string | null): Promise<Member | null> {
  const row = id === null ? null : await load(memberById, id);
  return row && toMember(row);
}
