import type { DateTime } from 'luxon';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EventType } from '../../domain/event.ts';
import { bigint, instant, safeInteger } from '../database/columns.ts';

/** One entry of an organization's record: numbered without gaps, chained by hash, never changed. */
@Entity('event')
@Unique('event_id_key', ['organizationId', 'id'])
@Index('event_incident_idx', ['organizationId', 'incidentId', 'seq'])
export class EventRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'event_pk' })
  organizationId!: string;
  @PrimaryColumn('bigint', { name: 'seq', transformer: safeInteger, primaryKeyConstraintName: 'event_pk' })
  seq!: number;
  @Column('uuid', { name: 'id' }) id!: string;
  @Column('text', { name: 'type' }) type!: EventType;
  @Column(instant('at')) at!: DateTime;
  @Column('jsonb', { name: 'actor' }) actor!: RecordedActor;
  @Column('uuid', { name: 'incident_id', nullable: true }) incidentId!: string | null;
  @Column('jsonb', { name: 'details' }) details!: Record<string, unknown>;
  @Column('bytea', { name: 'previous_hash' }) previousHash!: Buffer;
  @Column('bytea', { name: 'hash' }) hash!: Buffer;
}

/** Who acted, by id: names may be erased, ids may not. */
export interface RecordedActor {
  readonly kind: 'member' | 'system';
  readonly memberId?: string;
  readonly tokenId?: string;
  readonly name?: string;
}

/** The last entry of an organization's record; locked while the next one is added. */
@Entity('event_head')
export class EventHeadRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'event_head_pk' })
  organizationId!: string;
  @Column(bigint('seq')) seq!: number;
  /** Time of the last entry: the next one is not earlier. */
  @Column(instant('at')) at!: DateTime;
  @Column('bytea', { name: 'hash' }) hash!: Buffer;
}
