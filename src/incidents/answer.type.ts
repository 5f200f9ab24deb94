import { Extensions, Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import type { AnsweredWith, AnswerType } from './answer-form.ts';
import { AffectedGroupInput } from './incident.input.ts';

const AnswerTypeEnum = {
  YES_NO: 'YES_NO',
  CHOICE: 'CHOICE',
  CHOICES: 'CHOICES',
  NUMBER: 'NUMBER',
  TEXT: 'TEXT',
  TEXTS: 'TEXTS',
  PLACE: 'PLACE',
  PLACES: 'PLACES',
  GROUPS: 'GROUPS',
  DATA_SETS: 'DATA_SETS',
} as const satisfies Record<AnswerType, string>;
registerEnumType(AnswerTypeEnum, {
  name: 'AnswerType',
  description: 'What an answer is made of, and in which field it is given.',
  valuesConfig: {
    YES_NO: { description: 'Yes or no, in `yes`.' },
    CHOICE: { description: 'The key of one of the values, in `text`.' },
    CHOICES: { description: 'Keys of some of the values, in `texts`.' },
    NUMBER: { description: 'A number, in `number`.' },
    TEXT: { description: 'Words, in `text`.' },
    TEXTS: { description: 'Several names, in `texts`.' },
    PLACE: { description: 'An ISO 3166 code ("DE", "US-CA"), in `text`.' },
    PLACES: { description: 'Several ISO 3166 codes, in `texts`.' },
    GROUPS: { description: 'Whom it is about, in `groups`.' },
    DATA_SETS: { description: 'The data concerned, in `dataSets`.' },
  },
});
const AnsweredWithEnum = {
  ANSWER_OPEN_QUESTIONS: 'ANSWER_OPEN_QUESTIONS',
  AMEND_FACTS: 'AMEND_FACTS',
  AMEND_ORGANIZATION: 'AMEND_ORGANIZATION',
  FILING: 'FILING',
} as const satisfies Record<AnsweredWith, string>;
registerEnumType(AnsweredWithEnum, {
  name: 'AnsweredWith',
  description: 'With which mutation an answer is given.',
  valuesConfig: {
    ANSWER_OPEN_QUESTIONS: { description: 'By answerOpenQuestions, under this key.' },
    AMEND_FACTS: { description: 'By amendFacts, in the field the type names.' },
    AMEND_ORGANIZATION: {
      description:
        'By amendOrganization, in the field named after the dot ("organization.establishments"): a fact of the organization, for an administrator.',
    },
    FILING: {
      description: 'By recordFiling or fileNotice: say in filedWith which one you told.',
    },
  },
});

const rule = { permission: 'incident:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A value that may be chosen.' })
export class AnswerOption {
  @Field(() => String, { description: 'The key to give.' }) key!: string;
  @Field(() => String, { description: 'What it means, in English.' }) label!: string;
}

@Extensions({ ...rule, within: ['rule:read' satisfies Permission] })
@ObjectType('AnswerForm', { description: 'One way to answer a question that a rule asks.' })
export class AnswerFormType {
  @Field(() => String, {
    description: 'What the answer names: a question of the catalogue or a field of the record.',
  })
  key!: string;
  @Field(() => AnsweredWithEnum, { description: 'With which mutation.' }) with!: AnsweredWith;
  @Field(() => AnswerTypeEnum, { description: 'What it is made of.' }) type!: AnswerType;
  @Field(() => [AnswerOption], { description: 'What a choice is among; empty: no choice.' })
  values!: readonly AnswerOption[];
}

@InputType({
  description: 'An answer to an open question. Give exactly one value, or none to say "not known after all".',
})
export class OpenAnswerInput {
  @Field(() => String, { description: 'The key of one of its answers (openQuestions { answers { key } }).' })
  key!: string;
  @Field(() => Boolean, { nullable: true, description: 'For YES_NO.' }) yes?: boolean | null;
  @Field(() => String, { nullable: true, description: 'For CHOICE, TEXT and PLACE.' }) text?: string | null;
  @Field(() => [String], { nullable: true, description: 'For CHOICES, TEXTS and PLACES.' }) texts?:
    | string[]
    | null;
  @Field(() => Float, { nullable: true, description: 'For NUMBER.' }) number?: number | null;
  @Field(() => [AffectedGroupInput], {
    nullable: true,
    description: 'For GROUPS: all of the data set; those of the same kind and place are the same ones.',
  })
  groups?: AffectedGroupInput[] | null;
}

@InputType({ description: 'Answers to open questions.' })
export class AnswerOpenQuestionsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => [OpenAnswerInput], { description: 'One for each key.' }) answers!: OpenAnswerInput[];
  @Field(() => String, { nullable: true, description: 'Why, if it needs saying.' }) reason?: string | null;
}
