import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Brand } from '../domain/approval.ts';
import { OrganizationRow } from '../organizations/organization.row.ts';
import { instant } from '../platform/database/columns.ts';

/** How an organization's notices look; never changed, a change is the next version. */
@Entity('notice_brand')
@ForeignKey(() => OrganizationRow, ['organizationId'], ['id'], { name: 'notice_brand_organization_fk' })
@Check('notice_brand_accent_form', "(accent ~ '^#[0-9a-f]{6}$'::text)")
export class NoticeBrandRow implements Brand {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'notice_brand_pk' })
  organizationId!: string;
  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'notice_brand_pk' })
  version!: number;
  @Column('text', { name: 'name', nullable: true }) name!: string | null;
  @Column('text', { name: 'accent', nullable: true }) accent!: string | null;
  @Column('text', { name: 'footer', nullable: true }) footer!: string | null;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column(instant('set_at')) setAt!: DateTime;
}
