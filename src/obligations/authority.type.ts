import { Extensions, Field, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { AuthorityType } from '../organizations/authority.type.ts';

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({
  description:
    'An authority concerned beside the one that leads (GDPR Arts. 4(22), 56, 60): for the cross-border part of the filing. Nothing is owed to it.',
})
export class ConcernedAuthority {
  @Field(() => String, { description: 'Its key ("sa:FR").' }) key!: string;
  @Field(() => String, { description: 'Why it is concerned.' }) says!: string;
  @Field(() => AuthorityType, {
    nullable: true,
    description: 'Its entry in the directory; null: the directory has none.',
  })
  authority!: AuthorityType | null;
}
