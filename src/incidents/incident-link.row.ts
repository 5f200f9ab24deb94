import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instant } from '../platform/database/columns.ts';
import { IncidentRow } from './incident.row.ts';

export const linkKinds = ['RELATED', 'CAUSED_BY', 'DUPLICATE', 'MERGED_INTO', 'SPLIT_FROM'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What one incident has to do with another. Whoever may not see one of the two does not see the link. */
@Entity('incident_link')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'incident_link_incident_fk',
})
@ForeignKey(() => IncidentRow, ['organizationId', 'otherIncidentId'], ['organizationId', 'id'], {
  name: 'incident_link_other_fk',
})
@Unique('incident_link_once', ['organizationId', 'incidentId', 'otherIncidentId', 'kind'])
@Index('incident_link_other_idx', ['organizationId', 'otherIncidentId'])
@Check('incident_link_two', '(incident_id <> other_incident_id)')
@Check(
  'incident_link_kind_known',
  "(kind = ANY (ARRAY['RELATED'::text, 'CAUSED_BY'::text, 'DUPLICATE'::text, 'MERGED_INTO'::text, 'SPLIT_FROM'::text]))",
)
export class IncidentLinkRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'incident_link_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'incident_link_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'other_incident_id' }) otherIncidentId!: string;
  @Column('text', { name: 'kind' }) kind!: LinkKind;
  @Column('uuid', { name: 'made_by', nullable: true }) madeBy!: string | null;
  @Column(instant('made_at')) madeAt!: DateTime;
}
