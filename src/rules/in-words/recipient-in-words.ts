import type { DataRole } from '../../domain/facts.ts';
import type { Recipient, RecipientKind, Rule } from '../../domain/rule.ts';
import type { Lexicon } from './lexicon.ts';
import { compared } from './numbers-in-words.ts';
import { placeName } from './place-names.ts';
import { allInWords } from './predicate-in-words.ts';
import { listed, lowered, type Said, said } from './said.ts';

/** Who is bound: in which role they hold the data. */
export function actorInWords({ roles }: Rule['actor']): string {
  const controller = roles.includes('CONTROLLER') || roles.includes('JOINT_CONTROLLER');
  const processor = roles.includes('PROCESSOR' satisfies DataRole);
  if (controller && processor)
    return 'Whoever the law reaches, whether it holds data for itself or for others,';
  return controller
    ? 'Whoever holds the data for itself, alone or with others (controller),'
    : 'Whoever holds the data for somebody else (processor, vendor, service provider),';
}

const people: Partial<Readonly<Record<RecipientKind, string>>> = {
  individuals: 'affected people',
  subscribers: 'affected subscribers',
  service_recipients: 'recipients of the service',
};

/** Whether a recipient goes by a name of the directory, which takes no article. */
export function isNamed({ resolver: { kind } }: Recipient): boolean {
  return kind === 'static' || kind === 'each_of' || kind === 'by_case';
}

/** Who is told, by the names of the directory. */
export function recipientInWords({ kind, resolver }: Recipient, lexicon: Lexicon): string {
  switch (resolver.kind) {
    case 'static':
      return lexicon.recipient(resolver.key);
    case 'each_of':
      return listed(resolver.keys.map(lexicon.recipient), 'and');
    case 'by_case':
      return listed(
        resolver.cases.map(({ key }) => lexicon.recipient(key)),
        'or',
      );
    case 'lead_or_each_sa':
      return `the supervisory authority of the (main) establishment in ${placeName(resolver.group)}`;
    case 'of_establishment':
      return `the national body of the (main) establishment in ${placeName(resolver.group)}`;
    case 'each_place':
      return `the ${resolver.prefix} of each part of ${placeName(resolver.of)} with ${compared(resolver.count.op, resolver.count.n)} people affected there`;
    case 'affected_people': {
      const whom = resolver.kinds.map((one) => lowered(lexicon.personKind(one)));
      const all =
        whom.length === 0 ? `the ${people[kind] ?? 'affected people'}` : `affected ${listed(whom, 'and')}`;
      return resolver.in === null ? all : `${all} in ${placeName(resolver.in)}`;
    }
    case 'each_controller_customer':
      return 'each of those for whom the data is held';
    case 'internal':
      return 'its own record';
  }
}

/** How exactly the recipients are found, point by point. */
export function routingInWords({ resolver }: Recipient, lexicon: Lexicon): readonly Said[] {
  switch (resolver.kind) {
    case 'lead_or_each_sa': {
      const where = placeName(resolver.group);
      const federated = resolver.federated.map(placeName);
      return [
        said(
          `Without an establishment in ${where}: the authority of every country of it whose residents are affected; a representative gives no one-stop shop`,
        ),
        ...(federated.length === 0
          ? []
          : [said(`In ${listed(federated, 'and')}: that of the part of the country`)]),
      ];
    }
    case 'of_establishment':
      return [
        said(
          `Without one: a question; the country of a representative, or where the service is offered, decides`,
        ),
        said(`In the directory as ${resolver.prefix}:DE, ${resolver.prefix}:FR and so on`),
      ];
    case 'by_case':
      return resolver.cases.map(({ key, when }) =>
        said(`${lexicon.recipient(key)}, where`, { parts: allInWords([when], lexicon) }),
      );
    case 'affected_people':
      return resolver.everybodyIfEstablished && resolver.in !== null
        ? [
            said(
              `An organization established in ${placeName(resolver.in)} tells all of them, wherever they live`,
            ),
          ]
        : [];
    case 'internal':
      return resolver.kept === undefined
        ? []
        : [said('Met by itself as soon as', { parts: allInWords([resolver.kept], lexicon) })];
    default:
      return [];
  }
}
