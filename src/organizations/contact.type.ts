import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { type ContactKind, type ContactRow, contactKinds } from './contact.row.ts';
import type { MissingContact } from './missing-contacts.ts';

const rule = { permission: 'organization:read' satisfies Permission };

export const ContactKindEnum = Object.fromEntries(contactKinds.map((kind) => [kind, kind])) as {
  [K in ContactKind]: K;
};
registerEnumType(ContactKindEnum, {
  name: 'ContactKind',
  description: 'Whom a contact reaches.',
  valuesConfig: {
    RESPONSIBLE: { description: 'Called first, at any hour.' },
    SECOND: { description: 'Called when the first does not answer: another person.' },
    DECISION_MAKER: { description: 'Who decides for the controller.' },
    PRIVACY: { description: 'Named in notices as the place to ask.' },
    DPO: { description: 'The data protection officer (GDPR Art. 37).' },
    SECURITY: { description: 'The security team.' },
    SUPPORT: { description: 'Customer support.' },
    COUNSEL: { description: 'Legal counsel.' },
    INSURER: { description: 'A cyber insurer.' },
    FORENSICS: { description: 'Forensic experts.' },
    EU_REPRESENTATIVE: { description: 'The representative in the Union (GDPR Art. 27).' },
    AUTHORITY: { description: 'A supervisory or other authority, by key or jurisdiction.' },
  },
});

@Extensions(rule)
@ObjectType('Contact', { description: 'Whom to reach for what.' })
export class Contact {
  @Field(() => ID, { description: 'The contact.' }) id!: string;
  @Field(() => ContactKindEnum, { description: 'Whom it reaches.' }) kind!: ContactKind;
  @Field(() => String, { nullable: true, description: 'Name; null: not set.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail address; null: not set.' }) email!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Telephone number; null: not set.' }) phone!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Postal address; null: not set.' }) postalAddress!:
    | string
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Web page, of an authority its portal; null: not set.',
  })
  url!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of an authority: the country or state it is competent for.',
  })
  jurisdiction!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Of an authority: the key by which obligations name it ("sa:IE"); null: every one of the jurisdiction.',
  })
  authority!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Of an authority: the member who holds the login to its portal.',
  })
  loginMemberId!: string | null;
  @Field(() => Instant, {
    nullable: true,
    description:
      'Of an authority: since when a named person vouches that mail to it arrives; null: nothing is filed by mail. Another address voids it.',
  })
  mailVerifiedAt!: DateTime | null;
  @Field(() => ID, { nullable: true, description: 'The member who verified it.' }) mailVerifiedBy!:
    | string
    | null;
  /** Shown by fields of their own. */
  readonly givenLoginHolder!: string | null;
  readonly mailVerifiedHowId!: string | null;
}

@Extensions(rule)
@ObjectType('MissingContact', {
  description:
    'Somebody to turn to who is not set. It never blocks recording; a placeholder never counts as set.',
})
export class MissingContactType {
  @Field(() => ContactKindEnum, {
    nullable: true,
    description: 'The kind of contact; null: the legal name of the organization itself.',
  })
  kind!: ContactKind | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of an authority: its key, for setContact { authority }; null: none meant.',
  })
  authority!: string | null;
  @Field(() => String, { description: 'What is wrong.' }) why!: string;
  @Field(() => String, { description: 'What it is needed for.' }) neededFor!: string;
}

@InputType({
  description:
    'A contact; replaces the one of this kind (for authorities: of this kind and authority). Give id to replace one of several, another to add one beside.',
})
export class SetContactInput extends RepeatableInput {
  @Field(() => ID, { nullable: true, description: 'Replace this contact.' }) id?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Add one beside those of its kind; false if absent.' })
  another?: boolean | null;
  @Field(() => ContactKindEnum, { description: 'Whom it reaches.' }) kind!: ContactKind;
  @Field(() => String, { nullable: true, description: 'Name.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'One plain e-mail address.' }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number.' }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Postal address.' }) postalAddress?: string | null;
  @Field(() => String, { nullable: true, description: 'Web page, of an authority its portal.' }) url?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Of an authority: ISO 3166 code it is competent for.' })
  jurisdiction?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of an authority: the recipientKey of obligations ("sa:IE").',
  })
  authority?: string | null;
  @Field(() => String, { nullable: true, description: 'Of an authority: who holds the login, by name.' })
  loginHolder?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of an authority: the member who holds the login.' })
  loginMemberId?: string | null;
}

@InputType({ description: 'A contact to take off the card.' })
export class RemoveContactInput extends RepeatableInput {
  @Field(() => ID, { description: 'Which.' }) contactId!: string;
}

@InputType({ description: 'That mail to an authority arrives.' })
export class VerifyAuthorityChannelInput extends RepeatableInput {
  @Field(() => ID, { description: 'The contact of the authority.' }) contactId!: string;
  @Field(() => String, {
    description: 'How it was verified: kept, and erasable; the record holds its digest.',
  })
  how!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The address that was verified; CONFLICT if the contact has another by now.',
  })
  email?: string | null;
}

export function toContact(row: ContactRow): Contact {
  const { id, kind, name, email, phone, postalAddress, url, jurisdiction, authority, loginMemberId } = row;
  const { mailVerifiedAt, mailVerifiedBy, mailVerifiedHowId, loginHolder: givenLoginHolder } = row;
  return Object.assign(
    new Contact(),
    { id, kind, name, email, phone, postalAddress, url, jurisdiction, authority, loginMemberId },
    { mailVerifiedAt, mailVerifiedBy, mailVerifiedHowId, givenLoginHolder },
  );
}

export function toMissing(missing: MissingContact): MissingContactType {
  return Object.assign(new MissingContactType(), missing);
}
