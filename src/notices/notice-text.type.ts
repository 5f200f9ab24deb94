import type { DateTime } from 'luxon';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Instant } from '../platform/graphql/scalars.ts';

const rule = { permission: 'notice:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A notice as a recipient would see it.' })
export class NoticePreview {
  @Field(() => String, { description: 'Subject line.' }) subject!: string;
  @Field(() => String, { description: 'The message as plain text.' }) text!: string;
  @Field(() => String, { description: 'The same as an HTML page; nothing in it is loaded from elsewhere.' })
  html!: string;
}

@Extensions({ permission: 'person:count' satisfies Permission })
@ObjectType({ description: 'People of one residence who would get the same text.' })
export class NoticeSegment {
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown.' }) jurisdiction!: string;
  @Field(() => String, { description: 'The language they would get (BCP 47).' }) locale!: string;
  @Field(() => Int, { description: 'How many.' }) people!: number;
  @Field(() => Int, { description: 'Of them, those who speak another language, in which there is no text.' })
  inAnotherLanguage!: number;
  @Field(() => NoticePreview, { description: "What they would get, with nobody's data." })
  preview!: NoticePreview;
}

@Extensions(rule)
@ObjectType({ description: 'A fact that a text states as it was.' })
export class StaleFact {
  @Field(() => String, { description: 'The fact, as templates name it: "incident.detected".' }) fact!: string;
  @Field(() => String, { description: 'What the text states.' }) stated!: string;
  @Field(() => [String], {
    description: 'What the record says now, in the same language; empty: it is not known any more.',
  })
  now!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'The content element it stands in; null: outside of any.',
  })
  element!: string | null;
  @Field(() => String, { description: 'The language variant it was found in (BCP 47).' }) locale!: string;
  @Field(() => Instant, { description: 'When the fact was amended.' }) since!: DateTime;
}

@Extensions(rule)
@ObjectType({ description: 'What the record has otherwise by now than a text.' })
export class NoticeStaleness {
  @Field(() => Instant, { description: 'Since when: the first of the amendments.' }) since!: DateTime;
  @Field(() => [StaleFact], { description: 'Which facts.' }) facts!: StaleFact[];
}
