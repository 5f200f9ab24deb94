import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { showCode } from '../domain/check-code.ts';
import type { Elements } from '../domain/notice-body.ts';
import type { Permission } from '../domain/permissions.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { DecisionWithOpinion } from './notice.batch.ts';
import type { Audience, NoticeRow, NoticeVariantRow, NoticeVersionRow, TemplateUse } from './notice.row.ts';
import { ApprovalVerdictEnum, AudienceEnum, TemplateUseEnum } from './notice-enums.ts';

const rule = { permission: 'notice:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'What a notice says of one content element.' })
export class NoticeElement {
  @Field(() => String, { description: 'Key of the element, as in vocabulary { contentElements }.' })
  element!: string;
  @Field(() => Boolean, { description: 'True: stated. False: the notice says that it is not yet known.' })
  stated!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'By when it will be known, ISO 8601 instant in UTC; null when stated.',
  })
  notYetKnownUntil!: string | null;
}

@Extensions(rule)
@ObjectType({ description: 'A version of a notice in one more language: approved and sent with it.' })
export class NoticeVariant {
  @Field(() => String, { description: 'Its language (BCP 47).' }) locale!: string;
  @Field(() => String, { description: 'Subject line.' }) subject!: string;
  @Field(() => String, { description: 'Markdown with fences and slots, as NoticeVersion.body.' })
  body!: string;
  @Field(() => [NoticeElement], { description: 'What it states.' }) elements!: NoticeElement[];
}

@Extensions(rule)
@ObjectType({ description: 'One text of a notice; never changed, an edit makes the next one.' })
export class NoticeVersion {
  @Field(() => Int, { description: 'Number of the version, from 1.' }) version!: number;
  @Field(() => String, { description: 'Subject line, one line of Markdown; slots may be open.' })
  subject!: string;
  @Field(() => String, {
    description:
      'Markdown with the facts in it. Lines "::: element" and ":::" say which content element the text between states; slots such as {{ recipient.name | or: "customer" }} are filled per recipient.',
  })
  body!: string;
  @Field(() => [NoticeElement], { description: 'What it states, read off the fences of the body.' })
  elements!: NoticeElement[];
  noticeId!: string;
  @Field(() => String, { description: 'Version of the template it was drafted from.' })
  templateVersion!: string;
  @Field(() => Int, { description: "The incident's version whose facts it was written on." })
  incidentVersion!: number;
  @Field(() => String, { description: 'SHA-256 over the content, hex: approvals are bound to it.' })
  contentHash!: string;
  @Field(() => ID, { nullable: true, description: 'The member who wrote it; null: the product itself.' })
  writtenBy!: string | null;
  @Field(() => Instant, { description: 'When it was written.' }) writtenAt!: DateTime;
}

@Extensions(rule)
@ObjectType({ description: 'A decision of a named person on one version.' })
export class NoticeApproval {
  @Field(() => ID, { description: 'The decision.' }) id!: string;
  @Field(() => Int, { description: 'The version it is bound to.' }) version!: number;
  @Field(() => ApprovalVerdictEnum, { description: 'What was decided.' }) verdict!: 'APPROVED' | 'REFUSED';
  @Field(() => ID, { description: 'The member who decided.' }) by!: string;
  @Field(() => Instant, { description: 'When.' }) at!: DateTime;
  @Field(() => String, { nullable: true, description: 'What the person said; null if nothing, or erased.' })
  opinion!: string | null;
  @Field(() => Int, {
    description:
      'How many recipients it covers: people imported by then, or authorities and controllers named.',
  })
  audienceSize!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many of them it let in after an earlier approval of the same text; null: it is no wave.',
  })
  waveSize!: number | null;
  @Field(() => String, { description: 'SHA-256 over the audience, hex.' }) audienceHash!: string;
  @Field(() => Instant, {
    nullable: true,
    description: 'Until when it holds; null: until an edit or a refusal.',
  })
  expiresAt!: DateTime | null;
}

@Extensions(rule)
@ObjectType({ description: 'The text for one audience of an incident, in versions.' })
export class Notice {
  @Field(() => ID, { description: 'The notice.' }) id!: string;
  @Field(() => ID, { description: 'The incident it is about.' }) incidentId!: string;
  @Field(() => AudienceEnum, { description: 'Whom it speaks to.' }) audience!: Audience;
  @Field(() => String, { description: 'Its language (BCP 47): "en", "de".' }) locale!: string;
  @Field(() => String, { description: 'The template it was drafted from ("people/data-breach").' })
  templateId!: string;
  @Field(() => TemplateUseEnum, { description: 'How it reaches its readers.' }) use!: TemplateUse;
  @Field(() => [String], {
    description:
      'Languages that were asked for and that there is no text in: whoever reads them gets it in `locale`.',
  })
  missingLocales!: string[];
  @Field(() => Int, { description: 'Number of the current version.' }) currentVersion!: number;
  @Field(() => ID, {
    nullable: true,
    description: 'The notice it sets right or adds to; null: it is none of those.',
  })
  correctsNoticeId!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The code at its foot ("K7QX-2M9P-4RTD"): whoever types it in at /check learns whether this organization issued it. The same for all recipients; null: drafted before there were codes.',
  })
  code!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Where the code is checked, as printed beside it; null: the installation had no public address (TOCSIN_PUBLIC_URL) when it was drafted.',
  })
  checkUrl!: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'It goes to people of these places alone; null: wherever it is owed.',
  })
  onlyIn!: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'It does not go to people of these places; null: none.',
  })
  notIn!: string[] | null;
  @Field(() => Instant, { description: 'When it was drafted.' }) createdAt!: DateTime;
  @Field(() => Instant, { description: 'When it was last edited.' }) updatedAt!: DateTime;
}

export function toNotice(row: NoticeRow): Notice {
  const { id, incidentId, audience, locale, templateId, currentVersion, onlyIn, notIn } = row;
  const { use, missingLocales, code, checkUrl, createdAt, updatedAt } = row;
  return Object.assign(new Notice(), {
    id,
    incidentId,
    audience,
    locale,
    templateId,
    use,
    missingLocales,
    currentVersion,
    correctsNoticeId: row.corrects,
    code: code && showCode(code),
    checkUrl,
    onlyIn,
    notIn,
    createdAt,
    updatedAt,
  });
}

export function toNoticeVersion(row: NoticeVersionRow): NoticeVersion {
  const { noticeId, version, subject, body, templateVersion, incidentVersion, writtenBy, writtenAt } = row;
  return Object.assign(new NoticeVersion(), {
    ...{ noticeId, version, subject, body, templateVersion, incidentVersion, writtenBy, writtenAt },
    elements: toElements(row.elements),
    contentHash: row.contentHash.toString('hex'),
  });
}

export function toNoticeVariant({ locale, subject, body, elements }: NoticeVariantRow): NoticeVariant {
  return Object.assign(new NoticeVariant(), { locale, subject, body, elements: toElements(elements) });
}

function toElements(elements: Elements): NoticeElement[] {
  return Object.entries(elements).map(([element, { state, by }]) =>
    Object.assign(new NoticeElement(), { element, stated: state === 'STATED', notYetKnownUntil: by ?? null }),
  );
}

export function toNoticeApproval({ approval, opinion }: DecisionWithOpinion): NoticeApproval {
  const { id, noticeVersion, verdict, decidedBy, decidedAt, audience, audienceHash, expiresAt } = approval;
  return Object.assign(new NoticeApproval(), {
    id,
    version: noticeVersion,
    verdict,
    by: decidedBy,
    at: decidedAt,
    opinion,
    audienceSize: audience.kind === 'PEOPLE' ? audience.total : audience.recipients.length,
    waveSize: audience.kind === 'PEOPLE' ? (audience.wave?.added ?? null) : null,
    audienceHash: audienceHash.toString('hex'),
    expiresAt,
  });
}
