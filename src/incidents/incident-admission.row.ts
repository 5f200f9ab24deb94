import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MemberRow } from '../platform/auth/member.row.ts';
import { bigint, instant } from '../platform/database/columns.ts';
import { IncidentRow } from './incident.row.ts';

/**
 * Who sees a restricted incident. An incident is restricted while there is any row of it; the wall in the database reads
 * this table, so it alone stands outside that wall, and holds ids and instants only.
 */
@Entity('incident_admission')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_admission_incident_fk',
})
@ForeignKey(() => MemberRow, ['organizationId', 'memberId'], ['organizationId', 'id'], {
  name: 'incident_admission_member_fk',
})
export class IncidentAdmissionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_admission_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'incident_admission_pk' })
  incidentId!: string;
  @PrimaryColumn('uuid', { name: 'member_id', primaryKeyConstraintName: 'incident_admission_pk' })
  memberId!: string;
  /** The entry of the record that restricted it: tokens made later open it only if somebody admitted made them. */
  @Column(bigint('restricted_seq')) restrictedSeq!: number;
  @Column('uuid', { name: 'admitted_by', nullable: true }) admittedBy!: string | null;
  @Column(instant('admitted_at')) admittedAt!: DateTime;
}
