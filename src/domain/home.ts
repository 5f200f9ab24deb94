import type { OrganizationFacts } from './facts.ts';
import type { OpenQuestion } from './finding.ts';
import { countryOf, within } from './jurisdiction.ts';
import { establishmentQuestion } from './predicates.ts';

/** Where an organization is at home in a group of countries: in one place; in none; or it cannot be told yet. */
type Home =
  | { readonly kind: 'home'; readonly place: string; readonly several: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly says: string; readonly question: OpenQuestion };

/**
 * The country of the only or the main establishment in the group; of a federal country the part, where one is stated
 * (several parts without a main one are as open as several countries).
 */
export function homeOf(
  { establishments, mainEstablishment }: OrganizationFacts,
  group: string,
  federated: readonly string[],
): Home {
  if (establishments === null)
    return open(
      'Where the organization is established is not known.',
      'organization.establishments',
      establishmentQuestion,
    );
  const inside = establishments.filter((place) => within(place, group) === 'YES');
  const countries = [...new Set(inside.map(countryOf))];
  if (countries.length === 0) return { kind: 'none' };
  const main = mainEstablishment ?? null;
  const country = countries.length === 1 ? countries[0] : main === null ? undefined : countryOf(main);
  if (country === undefined || within(country, group) !== 'YES')
    return open(
      'It is established in several countries and its main establishment is not known.',
      'organization.mainEstablishment',
      'In which country is the main establishment, where decisions on purposes and means are taken?',
    );
  const several = countries.length > 1;
  if (!federated.includes(country)) return { kind: 'home', place: country, several };
  const stated = [...(main === null ? [] : [main]), ...inside].filter(
    (place) => place !== country && countryOf(place) === country,
  );
  const parts = [...new Set(stated)];
  const [part = country] = parts;
  if (parts.length > 1 && main !== part)
    return open(
      `It is established in several parts of ${country}, and which is the main one is not known.`,
      'organization.mainEstablishment',
      `In which part of ${country} is the main establishment?`,
    );
  return { kind: 'home', place: part, several: several || parts.length > 1 };
}

function open(says: string, key: string, question: string): Home {
  return { kind: 'open', says, question: { key, question } };
}
