import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { instant } from '../platform/database/columns.ts';
import { OrganizationRow } from './organization.row.ts';

export const contactKinds = [
  'RESPONSIBLE',
  'SECOND',
  'DECISION_MAKER',
  'PRIVACY',
  'DPO',
  'SECURITY',
  'SUPPORT',
  'COUNSEL',
  'INSURER',
  'FORENSICS',
  'EU_REPRESENTATIVE',
  'AUTHORITY',
] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Whom to reach for what: named in notices, written to, or called at night. */
@Entity('contact')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'contact_organization_fk' })
@ForeignKey(() => MemberRow, ['organizationId', 'loginMemberId'], ['organizationId', 'id'], {
  name: 'contact_login_member_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'mailVerifiedBy'], ['organizationId', 'id'], {
  name: 'contact_mail_verified_by_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'mailVerifiedHowId'], ['organizationId', 'id'], {
  name: 'contact_mail_verified_how_fk',
})
@Index('contact_kind_idx', ['organizationId', 'kind'])
@Check(
  'contact_mail_verified_by_somebody',
  '(((mail_verified_at is null) = (mail_verified_by is null)) and ((mail_verified_at is null) = (mail_verified_how_id is null)) and ((mail_verified_at is null) or (email is not null)))',
)
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
  /** Of an authority: the key by which obligations name it ("sa:IE"). */
  @Column('text', { name: 'authority', nullable: true }) authority!: string | null;
  /** Who holds the login to its portal: a member, or somebody by name. */
  @Column('text', { name: 'login_holder', nullable: true }) loginHolder!: string | null;
  @Column('uuid', { name: 'login_member_id', nullable: true }) loginMemberId!: string | null;
  /** Since when a named person vouches that filings sent to `email` arrive; another address voids it. */
  @Column(instant('mail_verified_at', { nullable: true })) mailVerifiedAt!: DateTime | null;
  @Column('uuid', { name: 'mail_verified_by', nullable: true }) mailVerifiedBy!: string | null;
  @Column('uuid', { name: 'mail_verified_how_id', nullable: true }) mailVerifiedHowId!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}
