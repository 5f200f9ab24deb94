import type { EntityManager } from 'typeorm';
import type { AssessContext } from '../domain/assess.ts';
import type { Case } from '../domain/judge-all.ts';
import { ownCalendars } from '../organizations/find-calendar-days.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
import { rulesInPlay } from '../organizations/rules-in-play.ts';
import type { Catalog } from '../rules/catalog.ts';

/** The rules that can bind an organization, with all that judging by them takes beside facts, acts and the time. */
export interface RulesAtHand extends Pick<Case, 'families' | 'isUnconfirmed'> {
  readonly context: Omit<AssessContext, 'at' | 'acts'>;
}

export async function rulesAtHand(
  db: EntityManager,
  catalog: Catalog,
  organization: Pick<OrganizationRow, 'id' | 'profile'>,
): Promise<RulesAtHand> {
  const { families, recipientNames, isUnconfirmed } = await rulesInPlay(db, catalog, organization);
  const names = new Map([...catalog.context.recipientNames, ...recipientNames]);
  const calendars = await ownCalendars(db, organization.id, catalog.context.calendars);
  return { families, isUnconfirmed, context: { ...catalog.context, recipientNames: names, calendars } };
}
