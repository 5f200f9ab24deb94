import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { instant } from '../platform/database/columns.ts';

/**
 * The keyed digest of an address whose owner was erased: the next file must not bring them back unnoticed. It says
 * nothing without the incident's key, and goes when a claim over the notification could no longer be raised.
 */
@Entity('erased_address')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'erased_address_incident_fk',
})
export class ErasedAddressRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'erased_address_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'erased_address_pk' })
  incidentId!: string;
  @PrimaryColumn('bytea', { name: 'digest', primaryKeyConstraintName: 'erased_address_pk' }) digest!: Buffer;
  @Column(instant('erased_at')) erasedAt!: DateTime;
  @Column(instant('keep_until')) keepUntil!: DateTime;
}
