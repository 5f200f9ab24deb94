import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { CalendarDay, SetCalendarDaysInput, toCalendarDay } from './calendar-day.type.ts';
import { findCalendarDays } from './find-calendar-days.ts';
import { findOrganization } from './find-organization.ts';
import { Organization, toOrganization } from './organization.type.ts';
import { setCalendarDays } from './set-calendar-days.ts';

@Resolver(() => Organization)
export class CalendarDayResolver {
  @FieldResolver(() => [CalendarDay], {
    description: 'The days it counts otherwise than the calendars of business days do, by calendar and day.',
  })
  async calendarDays(@Ctx() { db, organizationId }: RulesContext): Promise<CalendarDay[]> {
    return (await findCalendarDays(await db(), organizationId)).map(toCalendarDay);
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Organization, {
    description:
      'Says which days of a calendar of business days count otherwise for the organization; the worker judges open obligations again within seconds. Fails with INVALID_INPUT for an unknown calendar or what is no day, LIMIT_EXCEEDED beyond 400 days of one calendar.',
  })
  async setCalendarDays(
    @Arg('input', () => SetCalendarDaysInput, { description: 'The calendar and the days.' })
    input: SetCalendarDaysInput,
    @Ctx() context: RulesContext,
  ): Promise<Organization> {
    await context.mutate('setCalendarDays', input, (work) => setCalendarDays(work, context.catalog, input));
    return toOrganization(await findOrganization(await context.db(), context.organizationId));
  }
}
