import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.ts';
import { OrganizationRow } from './organization.row.ts';

export const contactKinds = ['PRIVACY', 'DPO', 'SECURITY', 'DECISION_MAKER', 'COUNSEL', 'AUTHORITY'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Whom to reach for what: named in notices, or written to. */
@Entity('contact')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'contact_organization_fk' })
@Index('contact_kind_idx', ['organizationId', 'kind'])
export class ContactRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'contact_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'contact_pk' }) id!: string;
  @Column('text', { name: 'kind' }) kind!: ContactKind;
  @Column('text', { name: 'name', nullable: true }) name!: string | null;
  @Column('text', { name: 'email', nullable: true }) email!: string | null;
  @Column('text', { name: 'phone', nullable: true }) phone!: string | null;
  @Column('text', { name: 'postal_address', nullable: true }) postalAddress!: string | null;
  @Column('text', { name: 'url', nullable: true }) url!: string | null;
  @Column('text', { name: 'jurisdiction', nullable: true }) jurisdiction!: string | null;
  @Column(instant('mail_verified_at', { nullable: true })) mailVerifiedAt!: DateTime | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}
