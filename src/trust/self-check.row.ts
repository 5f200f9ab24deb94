import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { instant } from '../platform/database/columns.ts';

/** The form of one incident by which people ask whether they are affected; there is none until somebody opens it. */
@Entity('self_check')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'self_check_incident_fk',
})
@Unique('self_check_public_key', ['organizationId', 'publicId'])
export class SelfCheckRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'self_check_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'self_check_pk' })
  incidentId!: string;
  /** In its address; random, and says nothing of the incident. */
  @Column('uuid', { name: 'public_id' }) publicId!: string;
  @Column(instant('opened_at')) openedAt!: DateTime;
  @Column('uuid', { name: 'opened_by', nullable: true }) openedBy!: string | null;
  /** Null: it is open. */
  @Column(instant('closed_at', { nullable: true })) closedAt!: DateTime | null;
}

/** Somebody asked for one address. Sealed until the answer has left; the digest is another each day and goes soon after. */
@Entity('self_check_question')
@ForeignKey(() => SelfCheckRow, ['organizationId', 'incidentId'], ['organizationId', 'incidentId'], {
  name: 'self_check_question_form_fk',
})
@Unique('self_check_question_once', ['organizationId', 'incidentId', 'addressDigest'])
@Index('self_check_question_open_idx', { synchronize: false })
@Check('self_check_question_sealed_till_answered', '((sealed IS NOT NULL) OR (answered_at IS NOT NULL))')
export class SelfCheckQuestionRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'self_check_question_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'self_check_question_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('bytea', { name: 'address_digest' }) addressDigest!: Buffer;
  @Column('bytea', { name: 'sealed', nullable: true }) sealed!: Buffer | null;
  /** Language of the page it was asked on. */
  @Column('text', { name: 'locale' }) locale!: string;
  @Column(instant('asked_at')) askedAt!: DateTime;
  /** When it was taken to be answered: before its mail is handed over, so that it is never answered twice. */
  @Column(instant('answered_at', { nullable: true })) answeredAt!: DateTime | null;
}
