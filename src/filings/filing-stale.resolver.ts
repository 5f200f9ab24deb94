import { Ctx, Extensions, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Filing } from '../obligations/filing.type.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { type StaleFiling, staleFiling } from './filing-stale.ts';
import { FieldChange } from './prepared.type.ts';

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({ description: 'What the record says otherwise today than what was filed last.' })
export class FilingStale {
  @Field(() => [FieldChange], {
    description: 'What the record contradicts: it was filed so and holds no longer.',
  })
  fields!: FieldChange[];
  @Field(() => [FieldChange], {
    description: 'What was left open, or not said, and can be said now.',
  })
  nowKnown!: FieldChange[];
  @Field(() => Boolean, { description: 'Whether anything that was filed is contradicted.' })
  contradicted!: boolean;
  @Field(() => String, { description: 'What to do about it, in words.' }) says!: string;
}

@Resolver(() => Filing)
export class FilingStaleResolver {
  @FieldResolver(() => FilingStale, {
    nullable: true,
    complexity: 50,
    description:
      'Of the last filing in a form filled in here: what the record says otherwise today, and the supplement that is proposed. Null: nothing, or something was filed since.',
  })
  async stale(
    @Root() filing: Filing,
    @Ctx() { load, catalog, now }: RulesContext,
  ): Promise<FilingStale | null> {
    const stale = await staleFiling(load, catalog, filing, await now());
    return stale && Object.assign(new FilingStale(), toStale(stale));
  }
}

function toStale({ fields, nowKnown }: StaleFiling): FilingStale {
  const contradicted = fields.length > 0;
  const kind = contradicted ? 'FOLLOW_UP or CORRECTION' : 'FOLLOW_UP';
  const parts = [
    ...(contradicted ? [`${fields.length} of what was filed no longer holds`] : []),
    ...(nowKnown.length > 0 ? [`${nowKnown.length} can be said that was not said`] : []),
  ];
  const says = `${parts.join('; ')}. Prepare a ${kind} (prepareFiling): it holds exactly these, each with what was filed.`;
  return { fields: [...fields], nowKnown: [...nowKnown], contradicted, says };
}
