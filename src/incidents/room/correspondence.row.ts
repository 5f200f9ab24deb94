import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ImpreciseTime } from '../../domain/facts.ts';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { instant } from '../../platform/database/columns.ts';
import { IncidentRow } from '../incident.row.ts';

export const directions = ['IN', 'OUT'] as const;
export type Direction = (typeof directions)[number];
export const parties = ['AUTHORITY', 'CUSTOMER', 'PRESS', 'INSURER', 'POLICE', 'OTHER'] as const;
export type Party = (typeof parties)[number];
export const letterChannels = ['MAIL', 'PHONE', 'PORTAL', 'POST', 'IN_PERSON', 'OTHER'] as const;
export type LetterChannel = (typeof letterChannels)[number];

const known = (column: string, values: readonly string[]) =>
  `(${column} = ANY (ARRAY[${values.map((value) => `'${value}'::text`).join(', ')}]))`;

/** A letter, message or call of an incident, in or out: never changed, corrected by adding. */
@Entity('correspondence')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'correspondence_incident_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'partyNameId'], ['organizationId', 'id'], {
  name: 'correspondence_party_name_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'subjectId'], ['organizationId', 'id'], {
  name: 'correspondence_subject_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'bodyId'], ['organizationId', 'id'], {
  name: 'correspondence_body_fk',
})
@ForeignKey('obligation', ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'correspondence_obligation_fk',
})
@ForeignKey(() => CorrespondenceRow, ['organizationId', 'correctsId'], ['organizationId', 'id'], {
  name: 'correspondence_corrects_fk',
})
@Index('correspondence_incident_idx', ['organizationId', 'incidentId', 'happenedAt', 'id'])
@Check('correspondence_direction_known', known('direction', directions))
@Check('correspondence_party_known', known('party', parties))
@Check('correspondence_channel_known', known('channel', letterChannels))
export class CorrespondenceRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'correspondence_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'correspondence_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('text', { name: 'direction' }) direction!: Direction;
  @Column('text', { name: 'party' }) party!: Party;
  @Column('uuid', { name: 'party_name_id', nullable: true }) partyNameId!: string | null;
  @Column('text', { name: 'channel' }) channel!: LetterChannel;
  @Column('jsonb', { name: 'happened' }) happened!: ImpreciseTime;
  /** Earliest bound of `happened`. */
  @Column(instant('happened_at')) happenedAt!: DateTime;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'body_id', nullable: true }) bodyId!: string | null;
  @Column('uuid', { name: 'obligation_id', nullable: true }) obligationId!: string | null;
  /** Files of the same incident; they are never deleted. */
  @Column('uuid', { name: 'attachment_ids', array: true }) attachmentIds!: string[];
  @Column('uuid', { name: 'corrects_id', nullable: true }) correctsId!: string | null;
  @Column('uuid', { name: 'logged_by', nullable: true }) loggedBy!: string | null;
  @Column(instant('logged_at')) loggedAt!: DateTime;
}
