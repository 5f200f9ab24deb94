import type { DateTime } from 'luxon';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { DataSet } from '../incidents/data-set.type.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import { Incident, toIncident } from '../incidents/incident.type.ts';
import { Organization } from '../organizations/organization.type.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { findWorkList } from './find-work-list.ts';
import { guardianPoliciesOf, mandateOf } from './guardians.batch.ts';
import {
  DropGuardianPolicyInput,
  GuardianPolicy,
  PeopleAudience,
  RecordControllerRequestInput,
  SetGuardianPolicyInput,
  toGuardianPolicies,
  toWorkListItem,
  WithheldReasonEnum,
  WorkListConnection,
  type WorkListItem,
} from './guardians.type.ts';
import { audienceNow } from './people-audience.batch.ts';
import type { PeopleContext } from './people-context.ts';
import type { WithheldReason } from './recipients-sql.ts';
import { recordControllerRequest } from './record-controller-request.ts';
import { dropGuardianPolicy, setGuardianPolicy } from './set-guardian-policy.ts';

@Resolver(() => Organization)
export class GuardianPolicyResolver {
  @FieldResolver(() => [GuardianPolicy], {
    description: 'How it writes to minors: everywhere first, then countries with a policy of their own.',
  })
  async guardianPolicies(
    @Root() { id }: Organization,
    @Ctx() { load }: PeopleContext,
  ): Promise<GuardianPolicy[]> {
    return toGuardianPolicies(await load(guardianPoliciesOf, id));
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => [GuardianPolicy], {
    description:
      'Says how minors of a country, or of every other one, are written to; runs started from now on follow it. Fails with INVALID_INPUT.',
  })
  async setGuardianPolicy(
    @Arg('input', () => SetGuardianPolicyInput, { description: 'Where and how.' })
    input: SetGuardianPolicyInput,
    @Ctx() context: PeopleContext,
  ): Promise<GuardianPolicy[]> {
    await context.mutate('setGuardianPolicy', input, (work) => setGuardianPolicy(work, input));
    return toGuardianPolicies(await context.load(guardianPoliciesOf, context.organizationId));
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => [GuardianPolicy], {
    description: "Drops a country's own policy. Fails with NOT_FOUND where it has none.",
  })
  async dropGuardianPolicy(
    @Arg('input', () => DropGuardianPolicyInput, { description: 'Where.' }) input: DropGuardianPolicyInput,
    @Ctx() context: PeopleContext,
  ): Promise<GuardianPolicy[]> {
    await context.mutate('dropGuardianPolicy', input, (work) => dropGuardianPolicy(work, input));
    return toGuardianPolicies(await context.load(guardianPoliciesOf, context.organizationId));
  }
}

@Resolver(() => Incident)
export class AudienceResolver {
  @Extensions({ permission: 'person:count' satisfies Permission })
  @FieldResolver(() => PeopleAudience, {
    description:
      'Whom a notice to people would go to now: themselves, guardians, and who is not mailed and why.',
  })
  async audience(@Root() { id }: Incident, @Ctx() { load }: PeopleContext): Promise<PeopleAudience> {
    return Object.assign(new PeopleAudience(), await load(audienceNow, id));
  }

  @Extensions({ permission: 'person:read-masked' satisfies Permission })
  @Query(() => WorkListConnection, {
    description:
      'The people of an incident who need attention before or instead of a mail, masked: guardian unknown, no mail address, do not contact, age unknown. They count as not reached until told. Fails with NOT_FOUND for an unknown incident.',
  })
  async guardianWorkList(
    @Arg('incidentId', () => ID, { description: 'The incident.' }) incidentId: string,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: PeopleContext,
    @Arg('reasons', () => [WithheldReasonEnum], {
      nullable: true,
      description: 'Only these; absent: all, with AGE_UNKNOWN only where some ages are known.',
    })
    reasons?: WithheldReason[] | null,
  ): Promise<Connection<WorkListItem>> {
    const page = pageOf(args);
    const order = { organizationId: context.organizationId, incidentId, reasons: reasons ?? null };
    const items = await findWorkList(await context.db(), context, order, page);
    const cursorOf = ({ row }: (typeof items)[number]) => ({ key: row.createdAt.toMillis(), id: row.id });
    return toConnection(items, page, cursorOf, toWorkListItem);
  }

  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Records that the controller of a data set held as a processor asked us to write to its people: they enter the next audience. Fails with NOT_FOUND, CONFLICT (closed, own data set, recorded already) or REASON_REQUIRED.',
  })
  async recordControllerRequest(
    @Arg('input', () => RecordControllerRequestInput, { description: 'Which and on what ground.' })
    input: RecordControllerRequestInput,
    @Ctx() context: PeopleContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('recordControllerRequest', input, (work) =>
      recordControllerRequest(work, input),
    );
    return toIncident(found(await context.load(incidentById, incidentId), 'incident'));
  }
}

@Resolver(() => DataSet)
export class ControllerRequestResolver {
  @FieldResolver(() => Instant, {
    nullable: true,
    description:
      'Of a data set held as a processor: when it was recorded that the controller asked us to write to its people; null: not.',
  })
  async controllerRequestedAt(
    @Root() { id }: DataSet,
    @Ctx() { load }: PeopleContext,
  ): Promise<DateTime | null> {
    return (await load(mandateOf, id))?.recordedAt ?? null;
  }
}
