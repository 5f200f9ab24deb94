import { concernedBeside } from './concerned-authorities.ts';
import type { ConcernedSet } from './data-set-test.ts';
import type { OrganizationFacts } from './facts.ts';
import type { OpenQuestion } from './finding.ts';
import { homeOf } from './home.ts';
import { countryOf, undeterminable, within } from './jurisdiction.ts';
import { asConcerned, type One, type ResolvedRecipient, undecidedBody } from './resolved-recipient.ts';
import type { Recipient } from './rule.ts';

type Lead = Extract<Recipient['resolver'], { kind: 'lead_or_each_sa' }>;
type Establishment = Extract<Recipient['resolver'], { kind: 'of_establishment' }>;

/** GDPR Arts. 55, 56, 60; EDPB Guidelines 9/2022, para 73: without an establishment every authority concerned, representative or not. */
export function authorities(
  resolver: Lead,
  sets: readonly ConcernedSet[],
  organization: OrganizationFacts,
  one: One,
): readonly ResolvedRecipient[] {
  const home = homeOf(organization, resolver.group, resolver.federated);
  if (home.kind === 'open') return [undecidedBody('sa', 'the competent supervisory authority', home, one)];
  const places = affectedPlaces(sets);
  if (home.kind === 'home') {
    const says = `The authority of the ${home.several ? 'main ' : ''}establishment leads.`;
    const lead = authority(home.place, resolver, says, one, statedWithoutPart(home.place));
    const residents = places.map(({ jurisdiction }) => jurisdiction);
    return [
      { ...lead, concernedAuthorities: concernedBeside(home.place, residents, resolver, organization) },
    ];
  }
  const concerned = places.flatMap(({ jurisdiction, held }) =>
    jurisdiction !== null && within(jurisdiction, resolver.group) === 'YES'
      ? [{ place: placeOf(jurisdiction, resolver), held }]
      : [],
  );
  if (concerned.length === 0) {
    const says = `Not established in the ${resolver.group}, and it is not known where the affected people live.`;
    const question = {
      key: 'groups.jurisdiction',
      question: 'In which countries do the affected people live?',
    };
    return [undecidedBody('sa', 'the competent supervisory authority', { says, question }, one)];
  }
  const says = `Not established in the ${resolver.group}: the authority of every country whose residents are affected. A representative gives no one-stop shop.`;
  const open = places.some((group) => group.jurisdiction === null)
    ? [{ key: 'groups.jurisdiction', question: 'In which countries do the remaining affected people live?' }]
    : [];
  return [...new Set(concerned.map(({ place }) => place))].sort().map((place) => {
    const found = authority(place, resolver, says, one);
    const theirs = concerned.filter((one) => one.place === place).map(({ held }) => held);
    return asConcerned({ ...found, questions: [...found.questions, ...open] }, theirs);
  });
}

/** Where the people of these data sets live, as far as anybody said. */
function affectedPlaces(sets: readonly ConcernedSet[]) {
  return sets
    .filter(({ set }) => set.personalData !== 'NO')
    .flatMap((held) => held.set.groups.map((group) => ({ ...group, held })))
    .filter((group) => group.count !== 0 && group.jurisdiction !== undeterminable);
}

/** A country with several authorities keeps its subdivision; elsewhere the country is enough. */
function placeOf(jurisdiction: string, resolver: Lead): string {
  const country = countryOf(jurisdiction);
  return resolver.federated.includes(country) ? jurisdiction : country;
}

function authority(
  place: string,
  resolver: Lead,
  says: string,
  one: One,
  question: OpenQuestion = {
    key: `recipient.sa:${place}`,
    question: `Which of the authorities of ${place} is competent?`,
  },
): ResolvedRecipient {
  const key = `sa:${place}`;
  const name = `the supervisory authority of ${place}`;
  if (!resolver.federated.includes(place)) return one(key, { name, jurisdiction: place, says });
  return one(key, { name, jurisdiction: place, decided: false, says, questions: [question] });
}

function statedWithoutPart(country: string): OpenQuestion {
  return {
    key: 'organization.establishments',
    question: `In which part of ${country} is the establishment? It has several authorities: state the part, as in "DE-BY".`,
  };
}

/** The national body of the country of the (main) establishment; outside the group the rule's own text says whose it is. */
export function ofEstablishment(
  { group, prefix }: Establishment,
  organization: OrganizationFacts,
  one: One,
): ResolvedRecipient {
  const home = homeOf(organization, group, []);
  if (home.kind === 'home') {
    const name = `the competent body of ${home.place}`;
    const says = `The body of the ${home.several ? 'main ' : ''}establishment is competent.`;
    return one(`${prefix}:${home.place}`, { name, jurisdiction: home.place, says });
  }
  const open =
    home.kind === 'open'
      ? home
      : {
          says: `Not established in the ${group}: the country of its representative, or where it offers its services, decides.`,
          question: {
            key: `recipient.${prefix}`,
            question: `In which country of the ${group} is the competent body (representative, or place of service)?`,
          },
        };
  return undecidedBody(prefix, 'the competent national body', open, one);
}
