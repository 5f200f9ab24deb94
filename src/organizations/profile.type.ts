import { Extensions, Field, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';

@Extensions({ permission: 'installation:operate' satisfies Permission })
@ObjectType({
  description: 'A known organization and what it published: what createOrganization can begin with.',
})
export class OrganizationProfile {
  @Field(() => String, { description: 'The key for createOrganization { profile }.' }) key!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Its name; null: the policy names none, so one must be given.',
  })
  name!: string | null;
  @Field(() => [String], {
    description: 'The promises its policies make. Empty: duties follow from statute alone.',
  })
  promises!: string[];
  @Field(() => [String], { description: 'What a person must be told about it.' }) remarks!: string[];
}
