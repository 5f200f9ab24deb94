import type { DateTime } from 'luxon';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactValue } from '../domain/facts.ts';
import { instant } from '../platform/database/columns.ts';

/** The company answerable: the tenant. */
@Entity('organization')
export class OrganizationRow {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'organization_pk' }) id!: string;
  /** Empty: made from a profile that has none, and not named yet. */
  @Column('text', { name: 'name' }) name!: string;
  @Column('text', { name: 'legal_name', nullable: true }) legalName!: string | null;
  @Column('text', { name: 'profile', nullable: true }) profile!: string | null;
  @Column('text', { name: 'postal_address', nullable: true }) postalAddress!: string | null;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text', { name: 'establishments', array: true, nullable: true }) establishments!: string[] | null;
  @Column('text', { name: 'main_establishment', nullable: true }) mainEstablishment!: string | null;
  @Column('text', { name: 'representatives', array: true }) representatives!: string[];
  /** Answers to the catalogue's questions about the organization itself. */
  @Column('jsonb', { name: 'facts' }) facts!: Record<string, FactValue>;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}
