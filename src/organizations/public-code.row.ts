import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Which organization a code belongs to that a stranger types in: before it is known there is no tenant, so this stands
 * outside the walls and holds ids only. The first is a digest of the code; what the code opens is found behind the walls.
 */
@Entity('public_code')
export class PublicCodeRow {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'public_code_pk' }) id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
}
