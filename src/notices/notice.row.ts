import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Brand } from '../domain/approval.ts';
import type { Elements } from '../domain/notice-body.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';

/** Whom a notice speaks to. */
export const audiences = ['PEOPLE', 'CUSTOMER', 'MEDIA', 'AUTHORITY', 'CRA', 'CONTROLLER'] as const;
export type Audience = (typeof audiences)[number];

/** How a text reaches its readers: mailed or posted to each, published for all, or spoken on the phone. */
export const templateUses = ['message', 'publication', 'script'] as const;
export type TemplateUse = (typeof templateUses)[number];

/** The text for one audience of an incident; its words are in its versions. */
@Entity('notice')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'notice_incident_fk',
})
@ForeignKey(() => NoticeRow, ['organizationId', 'corrects'], ['organizationId', 'id'], {
  name: 'notice_corrects_fk',
})
@Index('notice_incident_idx', ['organizationId', 'incidentId', 'createdAt'])
@Check('notice_use_known', "(use = ANY (ARRAY['message'::text, 'publication'::text, 'script'::text]))")
@Unique('notice_code_key', ['organizationId', 'code'])
@Check('notice_code_form', "(code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text)")
@Check('notice_check_url_with_code', '((check_url IS NULL) OR (code IS NOT NULL))')
@Check(
  'notice_audience_known',
  "(audience = ANY (ARRAY['PEOPLE'::text, 'CUSTOMER'::text, 'MEDIA'::text, 'AUTHORITY'::text, 'CRA'::text, 'CONTROLLER'::text]))",
)
export class NoticeRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'notice_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'audience' }) audience!: Audience;
  @Column('text', { name: 'locale' }) locale!: string;
  @Column('text', { name: 'template_id' }) templateId!: string;
  /** Mailed or posted to each of its readers, published for all of them, or spoken. */
  @Column('text', { name: 'use', default: 'message' }) use!: TemplateUse;
  /** Languages that were asked for and that there is no text in. */
  @Column('text', { name: 'missing_locales', array: true, default: () => "'{}'" }) missingLocales!: string[];
  @Column('integer', { name: 'current_version' }) currentVersion!: number;
  /** By which anybody can ask whether it is ours; null: drafted before there were codes. */
  @Column('text', { name: 'code', nullable: true }) code!: string | null;
  /** Where to ask, as printed in it; null: the installation had no public address. */
  @Column('text', { name: 'check_url', nullable: true }) checkUrl!: string | null;
  /** The notice it sets right or adds to. */
  @Column('uuid', { name: 'corrects', nullable: true }) corrects!: string | null;
  /** It goes to people of these places alone; null: wherever it is owed. */
  @Column('text', { name: 'only_in', array: true, nullable: true }) onlyIn!: string[] | null;
  /** It does not go to people of these places: they get a notice of their own. */
  @Column('text', { name: 'not_in', array: true, nullable: true }) notIn!: string[] | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}

/** Which obligations a notice answers. */
@Entity('notice_obligation')
@ForeignKey(() => NoticeRow, ['organizationId', 'noticeId'], ['organizationId', 'id'], {
  name: 'notice_obligation_notice_fk',
})
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'notice_obligation_obligation_fk',
})
@Index('notice_obligation_obligation_idx', ['organizationId', 'obligationId'])
export class NoticeObligationRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_obligation_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'notice_obligation_pk' })
  noticeId!: string;
  @PrimaryColumn('uuid', { name: 'obligation_id', primaryKeyConstraintName: 'notice_obligation_pk' })
  obligationId!: string;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

/** One text, never changed: what is approved and sent is a version. */
@Entity('notice_version')
@ForeignKey(() => NoticeRow, ['organizationId', 'noticeId'], ['organizationId', 'id'], {
  name: 'notice_version_notice_fk',
})
export class NoticeVersionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_version_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'notice_version_pk' })
  noticeId!: string;
  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'notice_version_pk' })
  version!: number;
  @Column('text', { name: 'subject' }) subject!: string;
  /** Markdown with the facts in it, fences around content elements, and the recipients' slots still open. */
  @Column('text', { name: 'body' }) body!: string;
  @Column('text', { name: 'template_version' }) templateVersion!: string;
  /** How it looked when it was written; null: plain. */
  @Column('jsonb', { name: 'brand', nullable: true }) brand!: Brand | null;
  @Column('jsonb', { name: 'elements' }) elements!: Elements;
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  @Column('uuid', { name: 'written_by', nullable: true }) writtenBy!: string | null;
  @Column(instant('written_at')) writtenAt!: DateTime;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}

/** The same version in another language: approved and sent with it. */
@Entity('notice_variant')
@ForeignKey(
  () => NoticeVersionRow,
  ['organizationId', 'noticeId', 'version'],
  ['organizationId', 'noticeId', 'version'],
  { name: 'notice_variant_version_fk' },
)
export class NoticeVariantRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_variant_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'notice_variant_pk' })
  noticeId!: string;
  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'notice_variant_pk' })
  version!: number;
  @PrimaryColumn('text', { name: 'locale', primaryKeyConstraintName: 'notice_variant_pk' }) locale!: string;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
  @Column('text', { name: 'subject' }) subject!: string;
  @Column('text', { name: 'body' }) body!: string;
  @Column('text', { name: 'template_id' }) templateId!: string;
  @Column('text', { name: 'template_version' }) templateVersion!: string;
  @Column('jsonb', { name: 'elements' }) elements!: Elements;
}
