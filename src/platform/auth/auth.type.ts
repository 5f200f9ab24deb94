import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Permission, permissions, type Role, roles } from '../../domain/permissions.ts';
import { RepeatableInput } from '../graphql/repeatable.type.ts';
import { Instant } from '../graphql/scalars.ts';
import type { AccessTokenRow } from './access-token.row.ts';
import type { MemberRow } from './member.row.ts';

/** The roles as a GraphQL enum. */
export const RoleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a member may do; docs/api.md has the table.',
  valuesConfig: {
    OPERATOR: { description: 'Creates organizations; sees nothing inside them.' },
    REPORTER: { description: 'Reports incidents and follows them.' },
    RESPONDER: { description: 'Works on incidents: facts, people, notices, filings. May not approve.' },
    APPROVER: { description: 'Approves notices written by others.' },
    DECISION_MAKER: {
      description: 'Decides for the controller: declares awareness, approves, starts dispatches.',
    },
    AUDITOR: { description: 'Reads everything but the identities of people; changes nothing.' },
    ADMINISTRATOR: { description: 'Keeps the organization, its members and tokens; sees no incidents.' },
    SERVICE_CLIENT: { description: 'A program: reports incidents and asks how things stand.' },
  },
});

@Extensions({ permission: 'self:read' satisfies Permission })
@ObjectType({ description: 'A person or program that may sign in to this organization.' })
export class Member {
  @Field(() => ID, { description: 'The member.' }) id!: string;
  @Field(() => String, { description: 'Name as colleagues know it.' }) name!: string;
  @Field(() => [RoleEnum], { description: 'The roles held.' }) roles!: Role[];
  @Field(() => Instant, { description: 'When the member was added.' }) createdAt!: DateTime;
}

@Extensions({ permission: 'self:read' satisfies Permission })
@ObjectType({ description: 'Who the token of this request is.' })
export class Viewer {
  @Field(() => ID, { description: 'The member signed in.' }) memberId!: string;
  @Field(() => ID, { description: 'The organization of the token.' }) organizationId!: string;
  @Field(() => [RoleEnum], { description: 'The roles held.' }) roles!: Role[];
  @Field(() => [String], { description: 'What may be done with this token, as noun:verb.' })
  permissions!: string[];
}

@Extensions({ permission: 'token:administer' satisfies Permission })
@ObjectType({ description: 'A token of a member: everything but its secret.' })
export class AccessToken {
  @Field(() => ID, { description: 'The token.' }) id!: string;
  @Field(() => ID, { description: 'Whose it is.' }) memberId!: string;
  @Field(() => String, { description: 'What it is for.' }) name!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'The permissions it is narrowed to; null: all the member has.',
  })
  scopes!: string[] | null;
  @Field(() => Instant, { description: 'From when on it is refused.' }) expiresAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'Last use, to within ten minutes.' })
  lastUsedAt!: DateTime | null;
  @Field(() => Instant, { nullable: true, description: 'When it was revoked.' }) revokedAt!: DateTime | null;
}

@Extensions({ permission: 'token:administer' satisfies Permission })
@ObjectType({ description: 'A token just made.' })
export class IssuedToken {
  @Field(() => AccessToken, { description: 'The token.' }) token!: AccessToken;
  @Field(() => String, {
    nullable: true,
    description:
      'The secret to send as "Authorization: Bearer …": shown this once, null when the call is repeated.',
  })
  secret!: string | null;
}

@InputType({ description: 'A new member.' })
export class AddMemberInput extends RepeatableInput {
  @Field(() => String, { description: 'Name as colleagues know it.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Address for reminders: one plain mail address.' })
  email?: string | null;
  @Field(() => [RoleEnum], { description: 'At least one role.' }) roles!: Role[];
}

@InputType({ description: 'A new token for a member.' })
export class IssueTokenInput extends RepeatableInput {
  @Field(() => ID, { description: 'Whose it will be.' }) memberId!: string;
  @Field(() => String, { description: 'What it is for ("status page"); not empty.' }) name!: string;
  @Field(() => [String], {
    nullable: true,
    description: `Narrow it to these permissions: ${permissions.join(', ')}. Absent: all the member has.`,
  })
  scopes?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Days until it expires, 1 to 365; 90 if absent.' })
  validForDays?: number | null;
}

export function toMember({ id, name, roles: held, createdAt }: MemberRow): Member {
  return Object.assign(new Member(), { id, name, roles: held, createdAt });
}

export function toAccessToken({
  id,
  memberId,
  name,
  scopes,
  expiresAt,
  lastUsedAt,
  revokedAt,
}: AccessTokenRow): AccessToken {
  return Object.assign(new AccessToken(), { id, memberId, name, scopes, expiresAt, lastUsedAt, revokedAt });
}
