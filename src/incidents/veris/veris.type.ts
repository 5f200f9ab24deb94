import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { FactsAsOf } from '../history.type.ts';
import { TimeInput } from '../incident.input.ts';
import { Incident } from '../incident.type.ts';
import type { VerisOutcome } from './import-veris.ts';

const VerisOutcomeEnum: { [K in VerisOutcome]: K } = {
  READ: 'READ',
  CREATED: 'CREATED',
  AMENDED: 'AMENDED',
  UNCHANGED: 'UNCHANGED',
};
registerEnumType(VerisOutcomeEnum, {
  name: 'VerisOutcome',
  description: 'What came of a VERIS record.',
  valuesConfig: {
    READ: { description: 'It was only read: nothing was kept.' },
    CREATED: { description: 'It is a new incident.' },
    AMENDED: { description: 'It was known in an earlier version: what is new was added to its incident.' },
    UNCHANGED: { description: 'It was known: nothing was added to its incident.' },
  },
});

const rule = { permission: 'incident:report' as const satisfies Permission };

@InputType({ description: 'A VERIS record to make an incident of.' })
export class ImportVerisInput extends RepeatableInput {
  @Field(() => String, {
    description:
      'One record in VERIS JSON, as text. Larger ones than a request takes go by the command line.',
  })
  record!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only read it, and say what would come of it; nothing is kept. Absent: keep it.',
  })
  dryRun?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is an exercise: for records of others, to learn from.',
  })
  exercise?: boolean | null;
  @Field(() => TimeInput, {
    nullable: true,
    description:
      'The first signal from anyone, if you know it: VERIS does not say it. Absent: it stays not known, and no worst-case clock runs.',
  })
  detected?: TimeInput | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'The members who alone may see a new incident; you are always among them. Absent: everybody.',
  })
  restrictedTo?: string[] | null;
}

@Extensions(rule)
@ObjectType({ description: 'A member of a VERIS record that became no fact.' })
export class VerisUnmapped {
  @Field(() => String, { description: 'Where it stands ("attribute.confidentiality.data_total").' })
  path!: string;
  @Field(() => String, { description: 'What stands there, as JSON, shortened. It comes from outside: text.' })
  value!: string;
  @Field(() => String, { description: 'Why it became no fact.' }) why!: string;
}

@Extensions(rule)
@ObjectType('VerisWarning', { description: 'Something about a VERIS record that a person should look at.' })
export class VerisWarningType {
  @Field(() => String, { description: 'Where it stands; "" for the whole.' }) path!: string;
  @Field(() => String, { description: 'What to look at.' }) message!: string;
}

@Extensions({ ...rule, within: ['incident:read' satisfies Permission] })
@ObjectType({ description: 'What a VERIS record came to.' })
export class VerisImport {
  @Field(() => VerisOutcomeEnum, { description: 'What came of it.' }) outcome!: VerisOutcome;
  @Field(() => Incident, {
    nullable: true,
    description: 'Its incident; of one that was only read: the one it was imported into before, or null.',
  })
  incident!: Incident | null;
  @Field(() => String, { description: 'The title a new incident gets, out of known words alone.' })
  title!: string;
  @Field(() => FactsAsOf, {
    description: 'The facts the record says. The incident may say more, or otherwise: it is not overwritten.',
  })
  facts!: FactsAsOf;
  @Field(() => String, {
    nullable: true,
    description: 'Why you should dismiss the incident (near miss, false positive); null: nothing says so.',
  })
  proposesDismissal!: string | null;
  @Field(() => [String], { description: 'The members that became facts or were kept as words; 500 at most.' })
  mapped!: string[];
  @Field(() => Int, { description: 'How many members became facts or were kept as words.' })
  mappedCount!: number;
  @Field(() => [VerisUnmapped], { description: 'The members that became no fact; 500 at most.' })
  unmapped!: VerisUnmapped[];
  @Field(() => Int, {
    description: 'How many members became no fact. What only says "Unknown" is not counted.',
  })
  unmappedCount!: number;
  @Field(() => [VerisWarningType], { description: 'What to look at; 500 at most.' })
  warnings!: VerisWarningType[];
}
