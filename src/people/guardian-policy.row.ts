import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { MinorTreatment, UnknownAgeTreatment } from '../domain/age.ts';
import { OrganizationRow } from '../organizations/organization.row.ts';
import { instant } from '../platform/database/columns.ts';

/** Stands for every country that has no policy of its own. */
export const EVERYWHERE = '*';

/** How an organization writes to minors of one country, and what it takes people of unknown age for. */
@Entity('guardian_policy')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'guardian_policy_organization_fk' })
@Check(
  'guardian_policy_aged_13_to_17_known',
  "(aged_13_to_17 = ANY (ARRAY['CHILD_AND_GUARDIAN'::text, 'CHILD'::text, 'GUARDIAN'::text]))",
)
@Check(
  'guardian_policy_age_unknown_known',
  "(age_unknown = ANY (ARRAY['AS_ADULT'::text, 'AS_13_TO_17'::text, 'WITHHOLD'::text]))",
)
export class GuardianPolicyRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'guardian_policy_pk' })
  organizationId!: string;
  @PrimaryColumn('text', { name: 'country', primaryKeyConstraintName: 'guardian_policy_pk' })
  country!: string;
  @Column('text', { name: 'aged_13_to_17' }) aged13To17!: MinorTreatment;
  @Column('text', { name: 'age_unknown' }) ageUnknown!: UnknownAgeTreatment;
  @Column('uuid', { name: 'updated_by', nullable: true }) updatedBy!: string | null;
  @Column(instant('updated_at')) updatedAt!: DateTime;
}
