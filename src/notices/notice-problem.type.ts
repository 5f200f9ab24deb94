import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import { type NoticeProblemCode, noticeProblemCodes } from '../domain/notice-problem.ts';
import type { Permission } from '../domain/permissions.ts';

/** The codes as a GraphQL enum. */
const NoticeProblemCodeEnum = Object.fromEntries(noticeProblemCodes.map((code) => [code, code])) as {
  [C in NoticeProblemCode]: C;
};
registerEnumType(NoticeProblemCodeEnum, {
  name: 'NoticeProblemCode',
  description: 'What kind of thing is wrong with a notice.',
  valuesConfig: {
    ELEMENT_ABSENT: {
      description: 'Something the law asks for is neither stated nor said to be not yet known.',
    },
    PROMISE_ABSENT: { description: 'Something a policy promised to say is missing.' },
    DELAY_REASONS_ABSENT: { description: 'The notice is late and does not say why (GDPR Art. 33(1)).' },
    ELEMENT_PROHIBITED: { description: 'It says something a law forbids towards these recipients.' },
    LATER_DATE_PASSED: { description: 'A time by which something was to be known has passed.' },
    TEXT_UNRESOLVED: { description: 'A gap, an unknown slot or template code is left in the text.' },
    TEXT_UNREADABLE: { description: 'The fences or slots of the body cannot be read.' },
    FIELD_EMPTY: { description: 'The subject or the body is empty.' },
    CONTACT_MISSING: { description: 'It names no contact that works.' },
    CONTACT_UNSUITED: {
      description:
        'The contact it names is read by people who do not answer such questions (a sales mailbox), or by nobody.',
    },
    NUMBER_CONTRADICTED: { description: 'A number of people differs from the record.' },
    PROTECTION_CONTRADICTED: {
      description: 'It calls data encrypted or hashed and the record does not bear it out.',
    },
    CATEGORY_CONTRADICTED: {
      description: 'It denies a category of data that the record has, or names one that it does not have.',
    },
    CATEGORY_OMITTED: {
      description: 'Where it lists the data, it leaves out a category that the record has.',
    },
    OUTCOME_CONTRADICTED: {
      description: 'It says that data was not seen, taken, misused or lost and the record says that it was.',
    },
    DATE_CONTRADICTED: { description: 'A date it gives to the incident differs from the record.' },
    FACT_OUTDATED: {
      description:
        'It states a fact as it stood when the text was written; the record says otherwise by now.',
    },
    FACTS_CHANGED: { description: 'Facts were amended after the text was written.' },
    LOADED_WORDS: { description: 'It uses words that play down, promise or blame.' },
  },
});

/** The severities as a GraphQL enum. */
const ProblemSeverityEnum = { ERROR: 'ERROR', WARNING: 'WARNING' } as const;
registerEnumType(ProblemSeverityEnum, {
  name: 'ProblemSeverity',
  description: 'Whether a problem keeps a notice from being approved.',
  valuesConfig: {
    ERROR: { description: 'It does: approval is refused with NOTICE_HAS_PROBLEMS.' },
    WARNING: { description: 'It does not; a person should look.' },
  },
});

@Extensions({ permission: 'notice:read' satisfies Permission })
@ObjectType({ description: 'One thing wrong with a notice, and what to do about it.' })
export class NoticeProblem {
  @Field(() => NoticeProblemCodeEnum, { description: 'What kind of thing.' }) code!: NoticeProblemCode;
  @Field(() => ProblemSeverityEnum, { description: 'Whether it blocks approval.' }) severity!:
    | 'ERROR'
    | 'WARNING';
  @Field(() => String, {
    nullable: true,
    description: 'The content element concerned; null: the text as a whole.',
  })
  element!: string | null;
  @Field(() => String, { description: 'What is wrong and what to do.' }) message!: string;
  @Field(() => String, { nullable: true, description: 'The clause that asks for it; null: none does.' })
  citation!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The sentence or words of the text that are meant; null: none, or the text as a whole.',
  })
  excerpt!: string | null;
  @Field(() => String, { description: 'The language variant in which it was found (BCP 47).' })
  locale!: string;
}
