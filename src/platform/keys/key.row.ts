import type { DateTime } from 'luxon';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { instant } from '../database/columns.ts';

/** An organization's key, wrapped by the installation's master key. */
@Entity('organization_key')
@Unique('organization_key_one', ['organizationId'])
export class OrganizationKeyRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'organization_key_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'organization_key_pk' }) id!: string;
  @Column('text', { name: 'master_key_id' }) masterKeyId!: string;
  @Column('bytea', { name: 'wrapped' }) wrapped!: Buffer;
  @Column(instant('created_at')) createdAt!: DateTime;
}

/** An incident's key, wrapped by its organization's; destroying it erases its people, backups included. */
@Entity('incident_key')
@Check('incident_key_destroyed_wholly', '((wrapped is null) = (destroyed_at is not null))')
export class IncidentKeyRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_key_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'incident_key_pk' })
  incidentId!: string;
  @Column('bytea', { name: 'wrapped', nullable: true }) wrapped!: Buffer | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('destroyed_at', { nullable: true })) destroyedAt!: DateTime | null;
}
