import type { DateTime } from 'luxon';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { inherited, instant } from '../platform/database/columns.ts';

export const deliveryStates = [
  'PENDING',
  'CLAIMED',
  'SENDING',
  'ACCEPTED',
  'DEFERRED',
  'FAILED',
  'UNCERTAIN',
  'SUPPRESSED',
  'CANCELLED',
  'WITHHELD',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The affected person, or the guardian in the child's place or beside it. */
export type DeliveryRecipient = 'PERSON' | 'GUARDIAN';

/** The ledger: one row per recipient and channel of a dispatch. `attempt` is the fence: who does not hold it writes nothing. */
@Entity('delivery')
@Unique('delivery_one_per_recipient', ['organizationId', 'dispatchId', 'personId', 'recipient', 'channel'])
@Index('delivery_claim_idx', { synchronize: false })
@Index('delivery_in_flight_idx', { synchronize: false })
@Index('delivery_state_idx', ['organizationId', 'dispatchId', 'state', 'id'])
@Check('delivery_recipient_known', "(recipient = ANY (ARRAY['PERSON'::text, 'GUARDIAN'::text]))")
@Check(
  'delivery_state_known',
  "(state = ANY (ARRAY['PENDING'::text, 'CLAIMED'::text, 'SENDING'::text, 'ACCEPTED'::text, 'DEFERRED'::text, 'FAILED'::text, 'UNCERTAIN'::text, 'SUPPRESSED'::text, 'CANCELLED'::text, 'WITHHELD'::text]))",
)
export class DeliveryRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'delivery_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'dispatch_id', primaryKeyConstraintName: 'delivery_pk' })
  dispatchId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'delivery_pk' }) id!: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'recipient', default: 'PERSON' }) recipient!: DeliveryRecipient;
  @Column('text', { name: 'channel' }) channel!: 'EMAIL';
  @Column('text', { name: 'state' }) state!: DeliveryState;
  @Column('integer', { name: 'attempt' }) attempt!: number;
  @Column('integer', { name: 'resends' }) resends!: number;
  @Column('uuid', { name: 'worker_id', nullable: true }) workerId!: string | null;
  @Column(instant('claimed_at', { nullable: true })) claimedAt!: DateTime | null;
  @Column(instant('next_at', { nullable: true })) nextAt!: DateTime | null;
  @Column('text', { name: 'response', nullable: true }) response!: string | null;
  @Column('bytea', { name: 'address_digest', nullable: true }) addressDigest!: Buffer | null;
  @Column('text', { name: 'jurisdiction', default: 'ZZ' }) jurisdiction!: string;
  @Column(instant('updated_at')) updatedAt!: DateTime;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}
