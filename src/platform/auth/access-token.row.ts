import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Permission } from '../../domain/permissions.ts';
import { bigint, instant } from '../database/columns.ts';
import { MemberRow } from './member.row.ts';

/** A way to sign in: only its hash is kept; it expires, and can be narrowed to some permissions. */
@Entity('access_token')
@ForeignKey(() => MemberRow, ['organizationId', 'memberId'], ['organizationId', 'id'], {
  name: 'access_token_member_fk',
})
@Unique('access_token_hash_key', ['organizationId', 'tokenHash'])
export class AccessTokenRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'access_token_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'access_token_pk' }) id!: string;
  @Column('uuid', { name: 'member_id' }) memberId!: string;
  @Column('text', { name: 'name' }) name!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('text', { name: 'scopes', array: true, nullable: true }) scopes!: Permission[] | null;
  @Column(instant('expires_at')) expiresAt!: DateTime;
  @Column(instant('created_at')) createdAt!: DateTime;
  @Column(instant('last_used_at', { nullable: true })) lastUsedAt!: DateTime | null;
  @Column(instant('revoked_at', { nullable: true })) revokedAt!: DateTime | null;
  /** Who made it, with which token, at which entry of the record: what was made after a restriction, by somebody outside, does not open it. */
  @Column('uuid', { name: 'issued_by', nullable: true }) issuedBy!: string | null;
  @Column('uuid', { name: 'issued_with', nullable: true }) issuedWith!: string | null;
  @Column(bigint('issued_seq', { nullable: true })) issuedSeq!: number | null;
}
