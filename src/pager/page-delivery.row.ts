import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { inherited, instant } from '../platform/database/columns.ts';
import { AlertRow } from './alert.row.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** What a page says it is. */
export const pageKinds = [
  'CLOCK',
  'ESCALATION',
  'DISPATCH_PAUSED',
  'UNCERTAIN',
  'BREAK_GLASS',
  'HOLD_ENDED',
  'TEST',
] as const;
export type PageKind = (typeof pageKinds)[number];
export type PageChannel = 'MAIL' | 'WEBHOOK';
export type PageState = 'PENDING' | 'DELIVERED' | 'FAILED' | 'UNCERTAIN' | 'CANCELLED';

/** One page to one recipient by one channel, and what became of it. */
@Entity('page_delivery')
@ForeignKey(() => AlertRow, ['organizationId', 'alertId'], ['organizationId', 'id'], {
  name: 'page_delivery_alert_fk',
})
@ForeignKey(() => PagerEndpointRow, ['organizationId', 'endpointId'], ['organizationId', 'id'], {
  name: 'page_delivery_endpoint_fk',
})
@Index('page_delivery_alert_idx', ['organizationId', 'alertId', 'createdAt'])
@Index('page_delivery_endpoint_idx', ['organizationId', 'endpointId', 'createdAt'])
@Check(
  'page_delivery_kind_known',
  "(kind = ANY (ARRAY['CLOCK'::text, 'ESCALATION'::text, 'DISPATCH_PAUSED'::text, 'UNCERTAIN'::text, 'BREAK_GLASS'::text, 'HOLD_ENDED'::text, 'TEST'::text]))",
)
@Check('page_delivery_channel_known', "(channel = ANY (ARRAY['MAIL'::text, 'WEBHOOK'::text]))")
@Check('page_delivery_one_recipient', '(num_nonnulls(member_id, contact_id, endpoint_id) = 1)')
@Check(
  'page_delivery_state_known',
  "(state = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'FAILED'::text, 'UNCERTAIN'::text, 'CANCELLED'::text]))",
)
export class PageDeliveryRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'page_delivery_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'page_delivery_pk' }) id!: string;
  /** Null: a test of an endpoint. */
  @Column('uuid', { name: 'alert_id', nullable: true }) alertId!: string | null;
  @Column('text', { name: 'kind' }) kind!: PageKind;
  @Column('integer', { name: 'step' }) step!: number;
  @Column('text', { name: 'channel' }) channel!: PageChannel;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId!: string | null;
  @Column('uuid', { name: 'contact_id', nullable: true }) contactId!: string | null;
  @Column('uuid', { name: 'endpoint_id', nullable: true }) endpointId!: string | null;
  /** Of a webhook: the same bytes at each attempt. */
  @Column('text', { name: 'body', nullable: true }) body!: string | null;
  @Column('text', { name: 'state' }) state!: PageState;
  @Column('integer', { name: 'attempts' }) attempts!: number;
  @Column('integer', { name: 'last_status', nullable: true }) lastStatus!: number | null;
  @Column('text', { name: 'last_problem', nullable: true }) lastProblem!: string | null;
  @Column(instant('next_attempt_at', { nullable: true })) nextAttemptAt!: DateTime | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('settled_at', { nullable: true })) settledAt!: DateTime | null;
  @Column('uuid', { name: 'incident_id', nullable: true, ...inherited })
  readonly incidentId?: string | null;
}
