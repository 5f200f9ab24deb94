import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Tri } from '../domain/facts.ts';
import { instant } from '../platform/database/columns.ts';
import { OrganizationRow } from './organization.row.ts';

/** Somebody who processes data for the organization (GDPR Art. 4(8)), and what they receive. */
@Entity('processor')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'processor_organization_fk' })
// Unique among those not removed, whatever the case: a decorator cannot say either.
@Index('processor_name_key', { synchronize: false })
@Check('processor_dpa_known', "(dpa = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text]))")
export class ProcessorRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'processor_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'processor_pk' }) id!: string;
  @Column('text', { name: 'name' }) name!: string;
  @Column('text', { name: 'categories', array: true }) categories!: string[];
  /** A host receives whatever is stored. */
  @Column('boolean', { name: 'receives_all' }) receivesAll!: boolean;
  @Column('text', { name: 'receives', nullable: true }) receives!: string | null;
  @Column('text', { name: 'contract_reference', nullable: true }) contractReference!: string | null;
  @Column('text', { name: 'security_contact', nullable: true }) securityContact!: string | null;
  @Column('text', { name: 'country', nullable: true }) country!: string | null;
  /** Whether a data processing agreement is signed (GDPR Art. 28(3)). */
  @Column('text', { name: 'dpa' }) dpa!: Tri;
  /** Past incidents go on naming it. */
  @Column(instant('removed_at', { nullable: true })) removedAt!: DateTime | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}
