import type { FactValue, OrganizationFacts } from '../../domain/facts.ts';
import { checkPlaces } from '../../organizations/amend-organization.ts';
import { withAnswers } from '../../organizations/organization-answers.ts';
import type { Catalog } from '../../rules/catalog.ts';

/** Facts of an organization that are only tried. Absent stays as it is; null means "not known". */
export interface GivenOrganization {
  /** Nothing of the own organization: whatever is absent is then not known, but for the zone. */
  readonly another?: boolean | null | undefined;
  readonly name?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly establishments?: readonly string[] | null | undefined;
  readonly mainEstablishment?: string | null | undefined;
  readonly representatives?: readonly string[] | null | undefined;
  readonly facts?: readonly { readonly key: string; readonly value: FactValue | null }[] | null | undefined;
}

/** The organization as it would be, refused as amending it refuses. */
export function layOrganization(
  catalog: Catalog,
  own: OrganizationFacts,
  given: GivenOrganization,
): OrganizationFacts {
  const { representatives: appointed, ...before } = given.another
    ? { name: 'the organization', timeZone: own.timeZone, establishments: null, representatives: undefined }
    : own;
  const { establishments, mainEstablishment, representatives = appointed ?? null } = given;
  checkPlaces([
    ...(establishments ?? []),
    ...(mainEstablishment ? [mainEstablishment] : []),
    ...(representatives ?? []),
  ]);
  const answers = ('answers' in before ? before.answers : undefined) ?? {};
  return {
    ...before,
    ...(given.name?.trim() && { name: given.name.trim() }),
    ...(given.timeZone && { timeZone: given.timeZone }),
    ...(establishments !== undefined && { establishments }),
    ...(mainEstablishment !== undefined && { mainEstablishment }),
    ...(representatives !== null && { representatives }),
    answers: given.facts ? withAnswers(catalog, answers, given.facts) : answers,
  };
}
