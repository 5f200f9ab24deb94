import type { ReadPerson } from './read-person.ts';

/** What is known of a staged person beyond its columns, as one number: the stage is wide enough. */
export const flags = { mail: 1, post: 2, guardian: 4, birthDate: 8, doNotContact: 16 } as const;

/** The details a later row may add to a person who was there. */
export const DETAILS = flags.post | flags.guardian | flags.birthDate;

export function stageFlags({ email, post, guardian, born, doNotContact }: ReadPerson): number {
  return (
    (email === null ? 0 : flags.mail) |
    (post ? flags.post : 0) |
    (guardian?.email ? flags.guardian : 0) |
    (born ? flags.birthDate : 0) |
    (doNotContact ? flags.doNotContact : 0)
  );
}

/** The flags of a staged row `f` as values of columns. */
export const flagColumns = `(f.flags & ${flags.mail}) <> 0, (f.flags & ${flags.post}) <> 0, (f.flags & ${flags.guardian}) <> 0,
  (f.flags & ${flags.birthDate}) <> 0, (f.flags & ${flags.doNotContact}) <> 0`;

/** The flags of a person `p` as they would stand in the stage. */
export const flagsOfPerson = `(p.has_post::int * ${flags.post} + p.has_guardian::int * ${flags.guardian} + p.has_birth_date::int * ${flags.birthDate})`;

/** Rows `s` of the stage that say something of a person `p` who stands without them. */
export const MERGED = `people_stage s join affected_person p
  on p.organization_id = $1 and p.incident_id = $2 and p.blind_index = s.blind_index and p.id <> s.id`;
