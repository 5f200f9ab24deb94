import { type ConcernedSet, heldIn } from './data-set-test.ts';
import type { OrganizationFacts } from './facts.ts';
import { anyOf, distinct, type Finding, type OpenQuestion } from './finding.ts';
import { countryOf, undeterminable, within } from './jurisdiction.ts';
import { establishmentQuestion } from './predicates.ts';
import type { Recipient, RecipientKind, Rule } from './rule.ts';

export interface ResolvedRecipient {
  /** Stable: with incident and rule it identifies the obligation ("sa:DE", "people", "controller:Acme"). */
  readonly key: string;
  readonly kind: RecipientKind;
  readonly name: string;
  readonly jurisdiction: string | null;
  /** false: who exactly must be told is still a question. */
  readonly decided: boolean;
  /** UNKNOWN: whether any data of theirs is concerned is itself a question. */
  readonly concerned: 'YES' | 'UNKNOWN';
  /** How this recipient was found. */
  readonly says: string;
  readonly questions: readonly OpenQuestion[];
}

type Lead = Extract<Recipient['resolver'], { kind: 'lead_or_each_sa' }>;
type People = Extract<Recipient['resolver'], { kind: 'affected_people' }>;

/** Who must be told under a rule; never empty: a recipient not yet known stands as undecided, with its question. */
export function resolveRecipients(
  rule: Rule,
  recorded: readonly ConcernedSet[],
  organization: OrganizationFacts,
  names: ReadonlyMap<string, string>,
): readonly ResolvedRecipient[] {
  const { kind, resolver } = rule.recipient;
  const sets = recorded.filter(
    ({ set, concerned }) => heldIn(set, rule.actor.roles).value !== 'NO' && concerned.value !== 'NO',
  );
  const one = (key: string, more: Partial<ResolvedRecipient>): ResolvedRecipient => ({
    key,
    kind,
    name: names.get(key) ?? more.name ?? key,
    jurisdiction: more.jurisdiction ?? null,
    decided: more.decided ?? true,
    concerned: more.concerned ?? 'YES',
    says: more.says ?? 'The rule names it.',
    questions: more.questions ?? [],
  });
  switch (resolver.kind) {
    case 'static':
      return [one(resolver.key, { jurisdiction: rule.jurisdiction })];
    case 'internal':
      return [one('internal-record', { name: 'internal record' })];
    case 'affected_people':
      return [people(resolver, one)];
    case 'each_controller_customer':
      return controllers(sets, one);
    case 'lead_or_each_sa':
      return authorities(resolver, sets, organization, one);
  }
}

type One = (key: string, more: Partial<ResolvedRecipient>) => ResolvedRecipient;

function people(resolver: People, one: One): ResolvedRecipient {
  const place = resolver.in === null ? '' : ` in ${resolver.in}`;
  const key = resolver.in === null ? 'people' : `people:${resolver.in}`;
  const whom = resolver.kinds.length === 0 ? 'people' : resolver.kinds.join(', ');
  return one(key, {
    name: `affected ${whom}${place}`,
    jurisdiction: resolver.in,
    says: 'All of them, one by one.',
  });
}

function controllers(sets: readonly ConcernedSet[], one: One): readonly ResolvedRecipient[] {
  const names = [...new Set(sets.flatMap(({ set }) => set.controllers))].sort();
  if (names.length === 0) {
    const questions = [
      { key: 'dataSets.controllers', question: 'For which controllers was this data processed?' },
    ];
    return [
      one('controller:undecided', {
        name: 'the controllers',
        decided: false,
        says: 'No controller is named yet.',
        questions,
      }),
    ];
  }
  return names.map((name) => {
    const theirs = sets.filter(({ set }) => set.controllers.includes(name));
    const found = one(`controller:${name}`, { name, says: 'One obligation for each controller.' });
    return asConcerned(found, theirs);
  });
}

/** A recipient is concerned for sure if one of its data sets is. */
function asConcerned(recipient: ResolvedRecipient, theirs: readonly ConcernedSet[]): ResolvedRecipient {
  const { value, questions }: Finding = anyOf(theirs.map(({ concerned }) => concerned));
  if (value === 'YES') return recipient;
  return { ...recipient, concerned: 'UNKNOWN', questions: distinct([...recipient.questions, ...questions]) };
}

/** GDPR Arts. 55, 56; EDPB Guidelines 9/2022, para 73: without an establishment every authority concerned, representative or not. */
function authorities(
  resolver: Lead,
  sets: readonly ConcernedSet[],
  organization: OrganizationFacts,
  one: One,
): readonly ResolvedRecipient[] {
  const undecided = (says: string, key: string, question: string): ResolvedRecipient[] => [
    one('sa:undecided', {
      name: 'the competent supervisory authority',
      decided: false,
      says,
      questions: [{ key, question }],
    }),
  ];
  if (organization.establishments === null) {
    return undecided(
      'Where the organization is established is not known.',
      'organization.establishments',
      establishmentQuestion,
    );
  }
  const homes = [...new Set(organization.establishments.map(countryOf))].filter(
    (home) => within(home, resolver.group) === 'YES',
  );
  if (homes.length > 0) {
    const main = homes.length === 1 ? homes[0] : (organization.mainEstablishment ?? undefined);
    if (main === undefined || within(main, resolver.group) !== 'YES') {
      return undecided(
        'It is established in several countries and its main establishment is not known.',
        'organization.mainEstablishment',
        'In which country is the main establishment, where decisions on purposes and means are taken?',
      );
    }
    return [
      authority(
        main,
        resolver,
        `The authority of the ${homes.length === 1 ? '' : 'main '}establishment leads.`,
        one,
      ),
    ];
  }
  const places = sets
    .filter(({ set }) => set.personalData !== 'NO')
    .flatMap((held) => held.set.groups.map((group) => ({ ...group, held })))
    .filter((group) => group.count !== 0 && group.jurisdiction !== undeterminable);
  const concerned = places.flatMap(({ jurisdiction, held }) =>
    jurisdiction !== null && within(jurisdiction, resolver.group) === 'YES'
      ? [{ place: placeOf(jurisdiction, resolver), held }]
      : [],
  );
  if (concerned.length === 0) {
    return undecided(
      `Not established in the ${resolver.group}, and it is not known where the affected people live.`,
      'groups.jurisdiction',
      'In which countries do the affected people live?',
    );
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

/** A country with several authorities keeps its subdivision; elsewhere the country is enough. */
function placeOf(jurisdiction: string, resolver: Lead): string {
  const country = countryOf(jurisdiction);
  return resolver.federated.includes(country) ? jurisdiction : country;
}

function authority(place: string, resolver: Lead, says: string, one: One): ResolvedRecipient {
  const key = `sa:${place}`;
  const name = `the supervisory authority of ${place}`;
  if (!resolver.federated.includes(place)) return one(key, { name, jurisdiction: place, says });
  const questions = [
    { key: `recipient.${key}`, question: `Which of the authorities of ${place} is competent?` },
  ];
  return one(key, { name, jurisdiction: place, decided: false, says, questions });
}
