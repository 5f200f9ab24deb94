import { Extensions, Field, InputType, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import type { CalendarDayRow } from './calendar-day.row.ts';

@Extensions({ permission: 'organization:read' satisfies Permission })
@ObjectType({
  description: 'A day that the organization counts otherwise than a calendar of business days does.',
})
export class CalendarDay {
  @Field(() => String, { description: 'The calendar ("us-federal", "country:DE-BY").' }) calendar!: string;
  @Field(() => String, { description: 'The day, ISO 8601 ("2026-06-04").' }) day!: string;
  @Field(() => Boolean, { description: 'Whether it counts as a business day.' }) isBusinessDay!: boolean;
  @Field(() => String, { nullable: true, description: 'What day it is, in words; null: not said.' })
  name!: string | null;
}

@InputType({ description: 'How one day counts.' })
class CalendarDayInput {
  @Field(() => String, { description: 'The day, ISO 8601 ("2026-06-04").' }) day!: string;
  @Field(() => Boolean, { description: 'Whether it counts as a business day.' }) isBusinessDay!: boolean;
  @Field(() => String, { nullable: true, description: 'What day it is, in words ("Corpus Christi").' })
  name?: string | null;
}

@InputType({ description: 'All the days of one calendar that the organization counts otherwise.' })
export class SetCalendarDaysInput extends RepeatableInput {
  @Field(() => String, {
    description:
      'The calendar: one of the catalogue ("us-federal"), a country ("country:DE") or a part of one ("country:DE-BY").',
  })
  calendar!: string;
  @Field(() => [CalendarDayInput], {
    description: 'The days; they replace those given before, and an empty list takes every one back.',
  })
  days!: CalendarDayInput[];
}

export function toCalendarDay({ calendar, day, isBusinessDay, name }: CalendarDayRow): CalendarDay {
  return Object.assign(new CalendarDay(), { calendar, day, isBusinessDay, name });
}
