import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Role } from '../../domain/permissions.ts';
import { instant } from '../database/columns.ts';

/** A person or program of one organization that may sign in. */
@Entity('member')
@ForeignKey('organization', ['organizationId'], ['id'], { name: 'member_organization_fk' })
@Check(
  'member_roles_known',
  `(roles <@ ARRAY['OPERATOR'::text, 'REPORTER'::text, 'RESPONDER'::text, 'APPROVER'::text, 'DECISION_MAKER'::text, 'AUDITOR'::text, 'ADMINISTRATOR'::text, 'SERVICE_CLIENT'::text])`,
)
export class MemberRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'member_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'member_pk' }) id!: string;
  @Column('text', { name: 'name' }) name!: string;
  @Column('text', { name: 'email', nullable: true }) email!: string | null;
  @Column('text', { name: 'roles', array: true }) roles!: Role[];
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('disabled_at', { nullable: true })) disabledAt!: DateTime | null;
}
