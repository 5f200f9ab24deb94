import { byCase } from './by-case.ts';
import { authorities, ofEstablishment } from './competent-authorities.ts';
import { type ConcernedSet, heldIn } from './data-set-test.ts';
import type { OrganizationFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { within } from './jurisdiction.ts';
import { eachPlace } from './places-over.ts';
import type { Predicate } from './predicate.ts';
import { asConcerned, type One, type ResolvedRecipient } from './resolved-recipient.ts';
import type { Recipient, Rule } from './rule.ts';

const EVERYBODY = 'people';

type People = Extract<Recipient['resolver'], { kind: 'affected_people' }>;

/** Who must be told under a rule; never empty: a recipient not yet known stands as undecided, with its question. */
export function resolveRecipients(
  rule: Rule,
  recorded: readonly ConcernedSet[],
  organization: OrganizationFacts,
  names: ReadonlyMap<string, string>,
  judge: (predicate: Predicate) => Finding,
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
    concernedAuthorities: more.concernedAuthorities ?? [],
  });
  switch (resolver.kind) {
    case 'static':
      return [one(resolver.key, { jurisdiction: rule.jurisdiction })];
    case 'each_of':
      return resolver.keys.map((key) =>
        one(key, { jurisdiction: rule.jurisdiction, says: 'The rule names each of them.' }),
      );
    case 'by_case':
      return byCase(resolver, rule.jurisdiction, judge, one);
    case 'of_establishment':
      return [ofEstablishment(resolver, organization, one)];
    case 'each_place':
      return eachPlace(resolver, sets, judge, one);
    case 'internal':
      return [one('internal-record', { name: 'internal record' })];
    case 'affected_people':
      return [people(resolver, organization, one)];
    case 'each_controller_customer':
      return controllers(sets, one);
    case 'lead_or_each_sa':
      return authorities(resolver, sets, organization, one);
  }
}

function people(resolver: People, organization: OrganizationFacts, one: One): ResolvedRecipient {
  const whole = resolver.everybodyIfEstablished === true && resolver.in !== null;
  const home =
    whole && organization.establishments?.some((seat) => within(seat, resolver.in ?? '') === 'YES');
  const region = home === true ? null : resolver.in;
  const place = region === null ? '' : ` in ${region}`;
  const key = region === null ? EVERYBODY : `people:${region}`;
  const whom = resolver.kinds.length === 0 ? 'people' : resolver.kinds.join(', ');
  return one(key, {
    name: `affected ${whom}${place}`,
    jurisdiction: region,
    says:
      home === true
        ? `Established in ${resolver.in}: all of them, wherever they live.`
        : 'All of them, one by one.',
  });
}

/** Where the people live whom an obligation to people is owed to; null: everywhere. */
export function regionOwed({ resolver }: Recipient, recipientKey: string): string | null {
  return resolver.kind === 'affected_people' && recipientKey !== EVERYBODY ? resolver.in : null;
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
