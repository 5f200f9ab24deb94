import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { IncidentLinkRow, LinkKind } from './incident-link.row.ts';

const said = { RELATED: 'RELATED', CAUSED_BY: 'CAUSED_BY', DUPLICATE: 'DUPLICATE' } as const;
const words = {
  RELATED: { description: 'They have something to do with one another.' },
  CAUSED_BY: { description: 'The first came about through the other.' },
  DUPLICATE: { description: 'The first is the other, logged twice. To make them one, merge them.' },
};
registerEnumType(said, {
  name: 'LinkIncidentsAs',
  description: 'What a person says one incident has to do with another.',
  valuesConfig: words,
});
const LinkKindEnum = { ...said, MERGED_INTO: 'MERGED_INTO', SPLIT_FROM: 'SPLIT_FROM' } as const satisfies {
  [K in LinkKind]: K;
};
registerEnumType(LinkKindEnum, {
  name: 'IncidentLinkKind',
  description: 'What one incident has to do with another.',
  valuesConfig: {
    ...words,
    MERGED_INTO: { description: 'The first was absorbed by the other.' },
    SPLIT_FROM: { description: 'The first was split off the other.' },
  },
});

@Extensions({ permission: 'incident:read' satisfies Permission })
@ObjectType({ description: 'What this incident has to do with another.' })
export class IncidentLink {
  @Field(() => LinkKindEnum, { description: 'What.' }) kind!: LinkKind;
  @Field(() => Boolean, {
    description: 'Whether this incident is the first of the two ("this was caused by the other").',
  })
  isFirst!: boolean;
  @Field(() => Instant, { description: 'Since when somebody said so.' }) madeAt!: DateTime;
  readonly otherId!: string;
}

@InputType({ description: 'That one incident has to do with another.' })
export class LinkIncidentsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The first.' }) incidentId!: string;
  @Field(() => ID, { description: 'The other.' }) otherIncidentId!: string;
  @Field(() => said, { description: 'What.' }) kind!: keyof typeof said;
}

/** A link as one of its two incidents sees it. */
export function toIncidentLink(
  { kind, madeAt, incidentId, otherIncidentId }: IncidentLinkRow,
  seenFrom: string,
): IncidentLink {
  const isFirst = incidentId === seenFrom;
  return Object.assign(new IncidentLink(), {
    ...{ kind, madeAt, isFirst, otherId: isFirst ? otherIncidentId : incidentId },
  });
}
