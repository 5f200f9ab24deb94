import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Demand } from '../../domain/notice-content.ts';
import type { Permission } from '../../domain/permissions.ts';
import { VocabularyTerm } from '../../rules/catalog.type.ts';
import type { Audience } from '../notice.row.ts';
import { AudienceEnum } from '../notice-enums.ts';

const DemandKindEnum = {
  REQUIRED: 'REQUIRED',
  PROMISED: 'PROMISED',
  LATE: 'LATE',
} as const satisfies Record<Demand['kind'], string>;
registerEnumType(DemandKindEnum, {
  name: 'DemandKind',
  description: 'Why a notice must say something.',
  valuesConfig: {
    REQUIRED: { description: 'The law asks for it.' },
    PROMISED: { description: 'A policy or contract promised it.' },
    LATE: { description: 'The notice is late, and says why.' },
  },
});

const rule = { permission: 'notice:read' satisfies Permission };

@Extensions(rule)
@ObjectType({
  description: 'Something a notice must state, or say that it is not yet known and by when it will be.',
})
export class NoticeDemand {
  @Field(() => DemandKindEnum, { description: 'Why.' }) kind!: Demand['kind'];
  @Field(() => [VocabularyTerm], { description: 'The elements of which one is enough: keys to draft with.' })
  anyOf!: VocabularyTerm[];
  @Field(() => String, { description: 'The clause that asks.' }) citation!: string;
}

@Extensions(rule)
@ObjectType({
  description: 'A notice that open obligations of one audience ask for: one text can answer them all.',
})
export class OwedNotice {
  @Field(() => AudienceEnum, { description: 'Who reads it.' }) audience!: Audience;
  @Field(() => [String], { description: 'Languages there is a template in.' }) locales!: readonly string[];
  @Field(() => [NoticeDemand], {
    description: 'What it must say; the template fills in what the record knows.',
  })
  demands!: NoticeDemand[];
  @Field(() => [VocabularyTerm], { description: 'What it may not say to these recipients.' })
  prohibited!: VocabularyTerm[];
  readonly obligationIds!: readonly string[];
}
