import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ImpreciseTime } from '../../domain/facts.ts';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { instant } from '../../platform/database/columns.ts';
import { AttachmentRow } from './attachment.row.ts';

/** What people say happened to a file; the service itself adds what it did. */
export const custodySteps = ['COLLECTED', 'HANDED_OVER', 'NOTED'] as const;
export type CustodyStep = (typeof custodySteps)[number];
export const custodyActs = [
  ...custodySteps,
  'ADDED',
  'DOWNLOADED',
  'VERIFIED',
  'SUPERSEDED',
  'WITHDRAWN',
] as const;
export type CustodyAct = (typeof custodyActs)[number];

/** One link of a file's chain of custody; only ever added to. */
@Entity('custody_entry')
@ForeignKey(() => AttachmentRow, ['organizationId', 'attachmentId'], ['organizationId', 'id'], {
  name: 'custody_entry_attachment_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'personId'], ['organizationId', 'id'], {
  name: 'custody_entry_person_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'placeId'], ['organizationId', 'id'], {
  name: 'custody_entry_place_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'noteId'], ['organizationId', 'id'], {
  name: 'custody_entry_note_fk',
})
@Index('custody_entry_attachment_idx', ['organizationId', 'attachmentId', 'happenedAt', 'id'])
@Check(
  'custody_entry_act_known',
  "(act = ANY (ARRAY['COLLECTED'::text, 'HANDED_OVER'::text, 'NOTED'::text, 'ADDED'::text, 'DOWNLOADED'::text, 'VERIFIED'::text, 'SUPERSEDED'::text, 'WITHDRAWN'::text]))",
)
@Check('custody_entry_verdict', "((act = 'VERIFIED'::text) = (intact IS NOT NULL))")
@Check('custody_entry_withdrawn_why', "((act <> 'WITHDRAWN'::text) OR (note_id IS NOT NULL))")
export class CustodyEntryRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'custody_entry_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'custody_entry_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'attachment_id' }) attachmentId!: string;
  @Column('text', { name: 'act' }) act!: CustodyAct;
  @Column('jsonb', { name: 'happened' }) happened!: ImpreciseTime;
  /** Earliest bound of `happened`. */
  @Column(instant('happened_at')) happenedAt!: DateTime;
  /** Who collected it, or whom it was handed to. */
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  /** Where it was collected, or where it went. */
  @Column('uuid', { name: 'place_id', nullable: true }) placeId!: string | null;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  /** Of a verification: whether the file is what was added. */
  @Column('boolean', { name: 'intact', nullable: true }) intact!: boolean | null;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column(instant('recorded_at')) recordedAt!: DateTime;
}
