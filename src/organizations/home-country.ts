import { countryOf } from '../domain/jurisdiction.ts';
import type { OrganizationRow } from './organization.row.ts';

/** The country its letters are posted in: of the main establishment, or the only one; null: not known. */
export function homeCountry({
  mainEstablishment,
  establishments,
}: Pick<OrganizationRow, 'mainEstablishment' | 'establishments'>): string | null {
  const [only, another] = establishments ?? [];
  const home = mainEstablishment ?? (another === undefined ? only : undefined);
  return home === undefined ? null : countryOf(home);
}
