import type { OrganizationFacts } from './facts.ts';
import type { OpenQuestion } from './finding.ts';
import { countryOf, isoPlace } from './jurisdiction.ts';

/** Where an organization has its (main) establishment: the country whose business days are its own. */
export interface EntityCountry {
  /** ISO 3166, with a subdivision where it was given; null: not known. */
  readonly country: string | null;
  /** What to ask while it is not known. */
  readonly question: OpenQuestion;
}

/** The main establishment; of an organization that is established in one country only, that one. */
export function entityCountry(organization: OrganizationFacts): EntityCountry {
  const { establishments } = organization;
  const main = organization.mainEstablishment ?? null;
  if (establishments === null) {
    const question = 'In which countries is the organization established?';
    return { country: placed(main), question: { key: 'organization.establishments', question } };
  }
  const homes = [...new Set(establishments.map(countryOf))];
  const only = homes.length === 1 ? (establishments[0] ?? null) : null;
  const question = 'In which country is the main establishment, whose business days count?';
  return {
    country: placed(main ?? only),
    question: { key: 'organization.mainEstablishment', question },
  };
}

function placed(place: string | null): string | null {
  return place === null ? null : isoPlace(place);
}
