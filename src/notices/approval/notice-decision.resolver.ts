import { Arg, Ctx, Extensions, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { Incident } from '../../incidents/incident.type.ts';
import { pendingWaveOf } from '../audience/wave.batch.ts';
import { noticeById } from '../notice.batch.ts';
import { Notice, toNotice } from '../notice.type.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { approveWave } from './approve-wave.ts';
import { breakGlass } from './break-glass.ts';
import { confirmNotice } from './confirm-notice.ts';
import { giveOpinion } from './give-opinion.ts';
import { setGlassHours } from './glass-hours.ts';
import {
  confirmationsSaid,
  opinionsOf,
  reviewsOfIncident,
  reviewsOfNotice,
} from './notice-decision.batch.ts';
import {
  ApproveWaveInput,
  BreakGlassInput,
  ConfirmNoticeInput,
  GiveOpinionInput,
  OverrideWarningsInput,
  ReviewBreakGlassInput,
  SetBreakGlassHoursInput,
} from './notice-decision.input.ts';
import { GlassReview, NoticeConfirmation, NoticeOpinion, PendingWave } from './notice-decision.type.ts';
import { overrideWarnings } from './override-warnings.ts';
import { reviewBreakGlass } from './review-break-glass.ts';

const show = async ({ load }: NoticesContext, { noticeId }: { noticeId: string }) =>
  toNotice(found(await load(noticeById, noticeId), 'notice'));

@Resolver(() => Notice)
export class NoticeDecisionResolver {
  @FieldResolver(() => [NoticeOpinion], { description: 'Opinions on any version, oldest first.' })
  opinions(@Root() { id }: Notice, @Ctx() { load }: NoticesContext): Promise<NoticeOpinion[]> {
    return load(opinionsOf, id);
  }

  @FieldResolver(() => [NoticeConfirmation], {
    description:
      'Who answered for what: texts held to be true against the record, and warnings overridden; oldest first.',
  })
  confirmations(@Root() { id }: Notice, @Ctx() { load }: NoticesContext): Promise<NoticeConfirmation[]> {
    return load(confirmationsSaid, id);
  }

  @FieldResolver(() => [GlassReview], {
    description: 'Approvals of this notice under break-glass, with their reviews; the earliest due first.',
  })
  glassReviews(@Root() { id }: Notice, @Ctx() { load }: NoticesContext): Promise<GlassReview[]> {
    return load(reviewsOfNotice, id);
  }

  @FieldResolver(() => PendingWave, {
    nullable: true,
    description: 'People added after the approval of the current text; null: none, or it is not approved.',
  })
  async wave(@Root() { id }: Notice, @Ctx() { load }: NoticesContext): Promise<PendingWave | null> {
    const wave = await load(pendingWaveOf, id);
    return wave && Object.assign(new PendingWave(), wave);
  }

  @Extensions({ permission: 'notice:confirm' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Says that the text is still true where the record says otherwise: it may be approved and sent until the facts are amended again. Fails with FORBIDDEN (reason AUTHOR: you wrote a version), CONFLICT (nothing contradicts, or another version is current), REASON_REQUIRED or NOT_FOUND.',
  })
  async confirmNotice(
    @Arg('input', () => ConfirmNoticeInput, { description: 'What, and why.' }) input: ConfirmNoticeInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('confirmNotice', input, (work) => confirmNotice(work, context, input)),
    );
  }

  @Extensions({ permission: 'notice:override' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Answers for warnings of a version by name and with a reason: with them it may be approved and sent. Fails with INVALID_INPUT (no such warning; extensions.known lists the keys of those that stand), FORBIDDEN (you wrote a version of it), CONFLICT (another version is current), REASON_REQUIRED or NOT_FOUND.',
  })
  async overrideWarnings(
    @Arg('input', () => OverrideWarningsInput, { description: 'Which, and why.' })
    input: OverrideWarningsInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('overrideWarnings', input, (work) => overrideWarnings(work, context, input)),
    );
  }

  @Extensions({ permission: 'notice:advise' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Records an opinion on a version. Dissent is shown to whoever decides and blocks nobody. Fails with REASON_REQUIRED without words, or NOT_FOUND.',
  })
  async giveOpinion(
    @Arg('input', () => GiveOpinionInput, { description: 'The opinion.' }) input: GiveOpinionInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(context, await context.mutate('giveOpinion', input, (work) => giveOpinion(work, input)));
  }

  @Extensions({ permission: 'notice:approve' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Confirms the people added since the approval for the same text: a supplementary wave, sent by a dispatch of its own. It goes through the steps of the policy. Fails with NOT_YOUR_TURN, CHANGES_REQUESTED, FORBIDDEN (author, same person), CONFLICT (nobody, or another number, was added), NOT_APPROVED or NOT_FOUND.',
  })
  async approveWave(
    @Arg('input', () => ApproveWaveInput, { description: 'Whom.' }) input: ApproveWaveInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('approveWave', input, (work) => approveWave(work, context, input)),
    );
  }

  @Extensions({ permission: 'notice:break-glass' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Approves a version without a second person, with a written reason: first filings, and the last hours before the earliest date it answers. It pages staff and opens a review. Fails with FORBIDDEN (reason GLASS_CLOSED, opensAt), REASON_REQUIRED, NOTICE_HAS_PROBLEMS, CONFLICT or NOT_FOUND.',
  })
  async breakGlass(
    @Arg('input', () => BreakGlassInput, { description: 'What, and why.' }) input: BreakGlassInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('breakGlass', input, (work) => breakGlass(work, context, input)),
    );
  }

  @Extensions({ permission: 'notice:approve' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Reviews an approval under break-glass; an objection takes it back. Fails with FORBIDDEN (your own), CONFLICT (reviewed already), REASON_REQUIRED (an objection without words) or NOT_FOUND.',
  })
  async reviewBreakGlass(
    @Arg('input', () => ReviewBreakGlassInput, { description: 'Which, and what of it.' })
    input: ReviewBreakGlassInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('reviewBreakGlass', input, (work) => reviewBreakGlass(work, input)),
    );
  }

  @Extensions({ permission: 'organization:administer' satisfies Permission })
  @Mutation(() => Int, {
    description:
      'Sets for how many hours before the earliest date break-glass is open (12 unless set) and answers them. Fails with INVALID_INPUT.',
  })
  async setBreakGlassHours(
    @Arg('input', () => SetBreakGlassHoursInput, { description: 'How many.' }) input: SetBreakGlassHoursInput,
    @Ctx() context: NoticesContext,
  ): Promise<number> {
    const set = await context.mutate('setBreakGlassHours', input, (work) => setGlassHours(work, input.hours));
    return set.hours;
  }
}

@Resolver(() => Incident)
export class IncidentGlassResolver {
  @FieldResolver(() => [GlassReview], {
    description:
      'Approvals under break-glass in this incident; open ones keep it from closing. The earliest due first.',
  })
  glassReviews(@Root() { id }: Incident, @Ctx() { load }: NoticesContext): Promise<GlassReview[]> {
    return load(reviewsOfIncident, id);
  }
}
