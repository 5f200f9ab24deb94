import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { Member } from '../../platform/auth/auth.type.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import { incidentById } from '../incident.batch.ts';
import { Incident, toIncident } from '../incident.type.ts';
import { addTask } from './add-task.ts';
import { amendTask } from './amend-task.ts';
import { findTasks } from './find-tasks.ts';
import { leftOpen } from './left-open.ts';
import { namedMember } from './named-member.ts';
import { openInRoom, taskById, tasksOf } from './room.batch.ts';
import { placeByDate } from './room-page.ts';
import type { TaskRow } from './task.row.ts';
import {
  AddTaskInput,
  AmendTaskInput,
  IncidentTask,
  IncidentTaskConnection,
  TaskFilterInput,
  toIncidentTask,
} from './task.type.ts';

const placeOf = ({ dueAt, id }: TaskRow) => placeByDate(dueAt, id);
const show = async ({ load }: RequestContext, id: string) =>
  toIncidentTask(found(await load(taskById, id), 'task'));

@Resolver(() => IncidentTask)
export class TaskResolver {
  @Extensions({ permission: 'incident:read' satisfies Permission })
  @Query(() => IncidentTaskConnection, {
    description:
      'Tasks across incidents, earliest due first, those without a date last; open ones unless the filter says otherwise.',
  })
  async tasks(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilterInput, { nullable: true, description: 'Only these.' })
    filter?: TaskFilterInput | null,
  ): Promise<Connection<IncidentTask>> {
    const page = pageOf(args);
    const ownerId = filter?.mine ? context.actor.memberId : filter?.ownerId;
    const rows = await findTasks(await context.db(), context.organizationId, { ...filter, ownerId }, page);
    return toConnection(rows, page, placeOf, toIncidentTask);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who does it; null: nobody yet.' })
  owner(@Root() { ownerId }: IncidentTask, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, ownerId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who put it on the list.' })
  createdBy(@Root() { createdBy }: IncidentTask, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, createdBy);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who closed it; null: it is open.' })
  closedBy(@Root() { closedBy }: IncidentTask, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, closedBy);
  }

  @FieldResolver(() => Incident, { description: 'The incident.' })
  async incident(@Root() { incidentId }: IncidentTask, @Ctx() { load }: RequestContext): Promise<Incident> {
    return toIncident(found(await load(incidentById, incidentId), 'incident'));
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => IncidentTask, {
    description:
      'Puts something to be done on the list of an incident. Fails with NOT_FOUND for an unknown incident or member, INVALID_INPUT without a title.',
  })
  async addTask(
    @Arg('input', () => AddTaskInput, { description: 'What is to be done.' }) input: AddTaskInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentTask> {
    const { taskId } = await context.mutate('addTask', input, (work) => addTask(work, input));
    return show(context, taskId);
  }

  @Extensions({ permission: 'room:add' satisfies Permission })
  @Mutation(() => IncidentTask, {
    description:
      'Changes, closes or reopens a task. Fails with NOT_FOUND, or FORBIDDEN for a member who neither owns it nor works in the room.',
  })
  async amendTask(
    @Arg('input', () => AmendTaskInput, { description: 'What changes.' }) input: AmendTaskInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentTask> {
    const { taskId } = await context.mutate('amendTask', input, (work) => amendTask(work, input));
    return show(context, taskId);
  }
}

@Resolver(() => Incident)
export class IncidentTasksResolver {
  @FieldResolver(() => IncidentTaskConnection, {
    description: 'What is to be done, earliest due first, closed ones included.',
  })
  async tasks(
    @Root() { id }: Incident,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: RequestContext,
  ): Promise<Connection<IncidentTask>> {
    const page = pageOf(args);
    return toConnection(await load(tasksOf, { of: id, ...page }), page, placeOf, toIncidentTask);
  }

  @FieldResolver(() => [String], {
    description:
      'What is still open in the war room ("2 tasks are open"): closing warns of it and goes ahead. Empty: nothing.',
  })
  async leftOpen(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<string[]> {
    return leftOpen(await load(openInRoom, id));
  }
}
