import type { DateTime } from 'luxon';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.ts';

/** Why an endpoint is not used any more: it answered 410, or a member said so. */
export type DisabledWhy = 'GONE' | 'MEMBER';

/** Where pages go by webhook. */
@Entity('pager_endpoint')
@Check('pager_endpoint_disabled_wholly', '((disabled_at IS NULL) = (disabled_why IS NULL))')
@Check('pager_endpoint_why_known', "(disabled_why = ANY (ARRAY['GONE'::text, 'MEMBER'::text]))")
export class PagerEndpointRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'pager_endpoint_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'pager_endpoint_pk' }) id!: string;
  /** All of the URL that is shown. */
  @Column('text', { name: 'host' }) host!: string;
  /** URL and secrets, under a key of the organization: a path may itself be a password. */
  @Column('bytea', { name: 'sealed' }) sealed!: Buffer;
  /** Until when the secret before the last rotation signs too. */
  @Column(instant('previous_until', { nullable: true })) previousUntil!: DateTime | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('updated_at')) updatedAt!: DateTime;
  @Column(instant('disabled_at', { nullable: true })) disabledAt!: DateTime | null;
  @Column('text', { name: 'disabled_why', nullable: true }) disabledWhy!: DisabledWhy | null;
}
