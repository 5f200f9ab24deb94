import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import {
  type NoticeProblemCode,
  noticeProblemCodes,
  type ProblemSeverity,
} from '../domain/notice-problem.ts';
import type { Permission } from '../domain/permissions.ts';

/** The codes as a GraphQL enum. */
export const NoticeProblemCodeEnum = Object.fromEntries(noticeProblemCodes.map((code) => [code, code])) as {
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
    TITLE_ABSENT: {
      description: 'It does not bear the title that a statute prescribes (Cal. Civ. Code § 1798.82(d)).',
    },
    HEADING_ABSENT: {
      description:
        'A heading that a statute prescribes is missing, worded otherwise, or has nothing under it.',
    },
    HEADING_MISPLACED: { description: 'The prescribed headings stand in another order.' },
    ELEMENT_MISPLACED: {
      description: 'An element stands under another heading than the statute wants it under.',
    },
    TYPE_TOO_SMALL: { description: 'Its type is smaller than a statute allows.' },
    PERSONAL_DETAIL: {
      description: 'A name, address or number that belongs to one person stands where everybody reads it.',
    },
    SECRET_TOLD: { description: 'It tells a password, key or token; the excerpt shows its beginning alone.' },
    INTERNAL_NOTE: {
      description: 'A note, comment, change mark, ticket or link that was meant for colleagues.',
    },
    PICTURE: { description: 'A picture or other thing that is fetched when the notice is opened.' },
    TRACKING: { description: 'A link that tells who followed it.' },
    SHORT_LINK: { description: 'A link that hides where it goes.' },
    LINK_UNSAFE: { description: 'A link without https, or no address at all.' },
    LINK_DECEIVES: {
      description: 'A link that goes elsewhere than it shows, or to a host nobody can recognise.',
    },
    MARKUP_LEFT: {
      description:
        'HTML that people would see as it stands, or a character nobody sees that turns words around.',
    },
    PROMOTION: { description: 'It advertises.' },
    CONTACT_UNKNOWN: {
      description: 'It names a way to reach the organization that is no contact on record.',
    },
    READING_LEVEL: {
      description: 'It is harder to read than people can be asked to read, by the measure of its language.',
    },
    LANGUAGE_MIXED: { description: 'A paragraph is in another language than the text.' },
    ORDER_ADVISED: {
      description:
        'Somebody had better be told first, or at the same time, and nothing to them is handed in or prepared: a warning, or advice, with who says so.',
    },
    VARIANT_DIFFERS: {
      description: 'One language says another number, date, element or way than the first.',
    },
    RENDERED_WRONG: {
      description:
        'Filled in and rendered, it holds something that is in no text: a template, slot or footer brought it.',
    },
  },
});

/** The severities as a GraphQL enum. */
const ProblemSeverityEnum = { ERROR: 'ERROR', WARNING: 'WARNING', ADVICE: 'ADVICE' } as const;
registerEnumType(ProblemSeverityEnum, {
  name: 'ProblemSeverity',
  description: 'Whether a problem keeps a notice from being approved and sent.',
  valuesConfig: {
    ERROR: { description: 'It does until it is mended: approval is refused with NOTICE_HAS_PROBLEMS.' },
    WARNING: {
      description:
        'It does until it is mended, or overridden by a named person with a reason (overrideWarnings).',
    },
    ADVICE: { description: 'It does not; a person should look. Overridden warnings are advice, too.' },
  },
});

@Extensions({ permission: 'notice:read' satisfies Permission })
@ObjectType({ description: 'One thing wrong with a notice, and what to do about it.' })
export class NoticeProblem {
  @Field(() => NoticeProblemCodeEnum, { description: 'What kind of thing.' }) code!: NoticeProblemCode;
  @Field(() => ProblemSeverityEnum, { description: 'Whether it blocks approval and sending.' })
  severity!: ProblemSeverity;
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
  @Field(() => String, {
    description: 'What names it to overrideWarnings: stays while text and problem stay as they are.',
  })
  key!: string;
}
