import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OrganizationRow } from '../../organizations/organization.row.ts';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { instant } from '../../platform/database/columns.ts';
import type { Audience, TemplateUse } from '../notice.row.ts';

/** An organization's own words for a text, or a text of its own; never changed, a change is the next version. */
@Entity('own_text')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'own_text_organization_fk' })
@Check('own_text_version_counted', '(version >= 1)')
@Check('own_text_use_known', "(use = ANY (ARRAY['message'::text, 'publication'::text, 'script'::text]))")
export class OwnTextRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'own_text_pk' })
  organizationId!: string;
  @PrimaryColumn('text', { name: 'audience', primaryKeyConstraintName: 'own_text_pk' }) audience!: Audience;
  @PrimaryColumn('text', { name: 'name', primaryKeyConstraintName: 'own_text_pk' }) name!: string;
  @PrimaryColumn('text', { name: 'locale', primaryKeyConstraintName: 'own_text_pk' }) locale!: string;
  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'own_text_pk' }) version!: number;
  /** Null: from here on the text that is shipped is used again. */
  @Column('text', { name: 'source', nullable: true }) source!: string | null;
  /** Of a text the product does not have: what it is for, and how it reaches its readers. */
  @Column('text', { name: 'purpose', nullable: true }) purpose!: string | null;
  @Column('text', { name: 'use', nullable: true }) use!: TemplateUse | null;
  @Column('uuid', { name: 'written_by', nullable: true }) writtenBy!: string | null;
  @Column(instant('written_at')) writtenAt!: DateTime;
}

/** Counsel has read this very version of a text. */
@Entity('text_review')
@ForeignKey(() => StatementRow, ['organizationId', 'counselId'], ['organizationId', 'id'], {
  name: 'text_review_counsel_fk',
})
export class TextReviewRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'text_review_pk' })
  organizationId!: string;
  @PrimaryColumn('text', { name: 'template_id', primaryKeyConstraintName: 'text_review_pk' })
  templateId!: string;
  @PrimaryColumn('text', { name: 'locale', primaryKeyConstraintName: 'text_review_pk' }) locale!: string;
  @PrimaryColumn('text', { name: 'template_version', primaryKeyConstraintName: 'text_review_pk' })
  templateVersion!: string;
  /** Who read it, in words: a statement, so that a name can be erased. */
  @Column('uuid', { name: 'counsel_id' }) counselId!: string;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column(instant('recorded_at')) recordedAt!: DateTime;
}
