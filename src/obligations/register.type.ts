import type { DateTime } from 'luxon';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Incident } from '../incidents/incident.type.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { Instant } from '../platform/graphql/scalars.ts';

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({
  description:
    'One entry of the register of breaches (GDPR Art. 33(5)): facts, effects, what was done. Exercises are not in it.',
})
export class RegisterEntry {
  @Field(() => String, { description: "The incident's number." }) reference!: string;
  @Field(() => Incident, { description: 'The incident, with its obligations and filings.' })
  incident!: Incident;
  @Field(() => [String], { description: 'Categories of data concerned.' }) dataCategories!: string[];
  @Field(() => Int, {
    nullable: true,
    description: 'How many people, by the groups recorded; null: not known.',
  })
  peopleCount!: number | null;
  @Field(() => [String], { description: 'Jurisdictions of the people concerned, as far as known.' })
  jurisdictions!: string[];
  @Field(() => [String], {
    description: 'Its effects, as keys of the fact "breach_effects"; empty: not recorded yet.',
  })
  effects!: string[];
  @Field(() => [String], {
    description: 'Remedial action taken, as keys of vocabulary.measures; empty: not recorded yet.',
  })
  remedialAction!: string[];
  @Field(() => [String], {
    description: 'Duties that are required or undecided, with state ("GDPR Art. 33(1): MET").',
  })
  duties!: string[];
  @Field(() => Instant, { description: 'When anything of it last changed.' }) updatedAt!: DateTime;
}

export const RegisterConnection = connectionType(RegisterEntry, 'RegisterEntry', 'obligation:read');
