import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';
import { AffectedPersonRow } from './affected-person.row.ts';

/** A member saw who an affected person is, and said why. Counted, so that nobody reads a list one by one. */
@Entity('person_reveal')
@ForeignKey(() => AffectedPersonRow, ['organizationId', 'personId'], ['organizationId', 'id'], {
  name: 'person_reveal_person_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'person_reveal_reason_fk',
})
@Index('person_reveal_member_idx', ['organizationId', 'memberId', 'revealedAt'])
export class PersonRevealRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'person_reveal_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'person_reveal_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'member_id' }) memberId!: string;
  @Column('uuid', { name: 'reason_id' }) reasonId!: string;
  @Column(instant('revealed_at')) revealedAt!: DateTime;
}
