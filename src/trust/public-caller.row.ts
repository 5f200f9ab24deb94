import type { DateTime } from 'luxon';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.ts';

/**
 * Who asks without a token, and until when their tries are spent. There is no tenant yet, so this stands outside the walls:
 * an id made from a keyed digest that changes daily, and an instant. A row whose instant has passed says nothing and goes.
 */
@Entity('public_caller')
@Index('public_caller_spent_idx', ['spentUntil'])
export class PublicCallerRow {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'public_caller_pk' }) id!: string;
  @Column(instant('spent_until')) spentUntil!: DateTime;
}
