import type { DateTime } from 'luxon';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../database/columns.ts';

/** The first result of a repeatable mutation, kept 24 hours per token. */
@Entity('idempotency_key')
@Index('idempotency_key_age_idx', ['organizationId', 'createdAt'])
export class IdempotencyKeyRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'idempotency_key_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'token_id', primaryKeyConstraintName: 'idempotency_key_pk' })
  tokenId!: string;
  @PrimaryColumn('text', { name: 'key', primaryKeyConstraintName: 'idempotency_key_pk' }) key!: string;
  @Column('bytea', { name: 'request_hash' }) requestHash!: Buffer;
  @Column('jsonb', { name: 'result', nullable: true }) result!: unknown;
  @Column(instant('created_at')) createdAt!: DateTime;
}
