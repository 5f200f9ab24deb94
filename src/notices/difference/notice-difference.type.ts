import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Brand } from '../../domain/approval.ts';
import type { BlockChange, BlockDifference, TextDifference } from '../../domain/notice-difference.ts';
import type { Permission } from '../../domain/permissions.ts';
import type { SentenceDifference } from '../../domain/sentences-difference.ts';
import type { Change } from '../../domain/words-difference.ts';

const ChangeEnum = {
  KEPT: 'KEPT',
  ADDED: 'ADDED',
  REMOVED: 'REMOVED',
  CHANGED: 'CHANGED',
} as const satisfies { [C in BlockChange]: C };
registerEnumType(ChangeEnum, {
  name: 'TextChange',
  description: 'What becomes of a stretch of text from one version to another.',
  valuesConfig: {
    KEPT: { description: 'It stays; in a sentence, blanks and line ends around its words may change.' },
    ADDED: { description: 'It came.' },
    REMOVED: { description: 'It went.' },
    CHANGED: { description: 'Part of it came or went: see below it.' },
  },
});

const rule = { permission: 'notice:read' satisfies Permission };

@Extensions(rule)
@ObjectType({
  description:
    'A run of words: KEPT, ADDED or REMOVED. Kept and removed are the earlier text, kept and added the later.',
})
export class DifferencePiece {
  @Field(() => ChangeEnum, { description: 'What becomes of it.' }) change!: Change;
  @Field(() => String, { description: 'The words, with the blanks between them.' }) text!: string;
}

@Extensions(rule)
@ObjectType({ description: 'A sentence and what becomes of it.' })
export class DifferenceSentence {
  @Field(() => ChangeEnum, { description: 'What becomes of it.' }) change!: BlockChange;
  @Field(() => [DifferencePiece], { description: 'Its words in order.' }) pieces!: DifferencePiece[];
}

@Extensions(rule)
@ObjectType({
  description: 'A block of the body: a stretch that states content elements, or what stands between.',
})
export class DifferenceBlock {
  @Field(() => ChangeEnum, { description: 'What becomes of it.' }) change!: BlockChange;
  @Field(() => [String], { description: 'Keys of the content elements it states; empty: none.' })
  elements!: readonly string[];
  @Field(() => String, {
    nullable: true,
    description: 'By when the earlier text said that they would be known, ISO 8601; null: it did not say so.',
  })
  notYetKnownByBefore!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'By when the later text says that they will be known, ISO 8601; null: it does not say so.',
  })
  notYetKnownBy!: string | null;
  @Field(() => [DifferenceSentence], { description: 'Its sentences in order, in Markdown.' })
  sentences!: DifferenceSentence[];
}

@Extensions(rule)
@ObjectType({ description: 'The difference in one language.' })
export class DifferenceLocale {
  @Field(() => String, { description: 'The language (BCP 47).' }) locale!: string;
  @Field(() => ChangeEnum, { description: 'What becomes of the text in it; ADDED: the language is new.' })
  change!: BlockChange;
  @Field(() => [DifferenceSentence], { description: 'The subject line.' }) subject!: DifferenceSentence[];
  @Field(() => [DifferenceBlock], { description: 'The blocks of the body in order.' })
  blocks!: DifferenceBlock[];
  @Field(() => String, {
    description:
      'The same as plain text to read: "+" before a sentence that came, "-" one that went, "~" one that was changed, with [-what went-] and {+what came+} in it.',
  })
  text!: string;
}

const LookPartEnum = { NAME: 'NAME', ACCENT: 'ACCENT', FOOTER: 'FOOTER' } as const;
registerEnumType(LookPartEnum, {
  name: 'NoticeLookPart',
  description: 'A part of how a notice looks.',
  valuesConfig: {
    NAME: { description: 'The name at its head.' },
    ACCENT: { description: 'The colour of the line at its head.' },
    FOOTER: { description: 'The words at its foot.' },
  },
});

@Extensions(rule)
@ObjectType({
  description: 'A part of the look that changed: it is taken into each version as it stands then.',
})
export class DifferenceLook {
  @Field(() => LookPartEnum, { description: 'Which.' }) part!: keyof typeof LookPartEnum;
  @Field(() => String, { nullable: true, description: 'As it was; null: there was none.' }) before!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'As it is; null: there is none.' }) after!:
    | string
    | null;
}

/** What changed of the look: nobody writes it into the text, and it is approved with it. */
export function lookDifference(before: Brand | null, after: Brand | null): DifferenceLook[] {
  const parts = { NAME: 'name', ACCENT: 'accent', FOOTER: 'footer' } as const;
  return (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) => {
    const change = { part, before: before?.[parts[part]] ?? null, after: after?.[parts[part]] ?? null };
    return change.before === change.after ? [] : [Object.assign(new DifferenceLook(), change)];
  });
}

@Extensions(rule)
@ObjectType({ description: 'What changed between two versions of a notice.' })
export class NoticeDifference {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'The version before.' }) from!: number;
  @Field(() => Int, { description: 'The version after.' }) to!: number;
  @Field(() => [DifferenceLocale], { description: 'Its languages, the default first.' })
  locales!: DifferenceLocale[];
  @Field(() => [DifferenceLook], { description: 'What changed of its look; empty: nothing.' })
  look!: DifferenceLook[];
}

export function toDifferenceLocale(
  locale: string,
  { change, subject, blocks }: TextDifference,
  text: string,
): DifferenceLocale {
  return Object.assign(new DifferenceLocale(), {
    ...{ locale, change, text, subject: subject.map(toSentence), blocks: blocks.map(toBlock) },
  });
}

function toBlock({
  change,
  elements,
  notYetKnownBy: { from, to },
  sentences,
}: BlockDifference): DifferenceBlock {
  return Object.assign(new DifferenceBlock(), {
    ...{ change, elements, notYetKnownByBefore: from, notYetKnownBy: to },
    sentences: sentences.map(toSentence),
  });
}

function toSentence({ change, pieces }: SentenceDifference): DifferenceSentence {
  return Object.assign(new DifferenceSentence(), {
    change,
    pieces: pieces.map((piece) => Object.assign(new DifferencePiece(), piece)),
  });
}
