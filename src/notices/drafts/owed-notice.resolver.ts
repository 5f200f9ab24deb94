import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { demandsOf, prohibitionsOf } from '../../domain/notice-content.ts';
import { found } from '../../domain/refusal.ts';
import { Incident } from '../../incidents/incident.type.ts';
import { obligationById } from '../../obligations/obligation.batch.ts';
import { Obligation, toObligation } from '../../obligations/obligation.type.ts';
import { toTerms } from '../../rules/catalog.type.ts';
import { audienceOf } from '../audience/audience-of-rule.ts';
import { type Audience, audiences } from '../notice.row.ts';
import { AudienceEnum } from '../notice-enums.ts';
import { templatesIn } from '../own-texts/templates-of.ts';
import { answered } from '../texts/answered.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { templatesFor } from '../texts/template.ts';
import { owedDutiesOf } from './owed-duties.batch.ts';
import { NoticeDemand, OwedNotice } from './owed-notice.type.ts';

/** What is to be written, before anybody writes. */
@Resolver(() => Incident)
export class IncidentOwedNoticesResolver {
  @FieldResolver(() => [OwedNotice], {
    description:
      'The notices that its open obligations ask for, one for each audience: which obligations one text can answer, and what it has to say.',
  })
  async owedNotices(@Root() { id }: Incident, @Ctx() context: NoticesContext): Promise<OwedNotice[]> {
    const { catalog, load } = context;
    const templates = await templatesIn(context);
    const duties = await load(owedDutiesOf, id);
    const now = await context.now();
    const words = (keys: readonly string[]) => toTerms(catalog.vocabulary.contentElements, keys);
    return audiences.flatMap((audience) => {
      const own = duties.filter(({ recipientKind }) => audienceOf(recipientKind) === audience);
      if (own.length === 0) return [];
      const answers = answered(own, now);
      const demands = demandsOf(answers).map(({ kind, anyOf, citation }) =>
        Object.assign(new NoticeDemand(), { kind, anyOf: words(anyOf), citation }),
      );
      const owed = {
        ...{
          audience,
          demands,
          locales: templatesFor(templates, { audience, ruleIds: own.map((duty) => duty.ruleId) }).map(
            (one) => one.locale,
          ),
        },
        prohibited: words([...prohibitionsOf(answers).keys()]),
        obligationIds: own.map((duty) => duty.id),
      };
      return [Object.assign(new OwedNotice(), owed)];
    });
  }
}

@Resolver(() => OwedNotice)
export class OwedNoticeResolver {
  @FieldResolver(() => [Obligation], {
    description: 'The open obligations it can answer, earliest due first.',
  })
  obligations(@Root() { obligationIds }: OwedNotice, @Ctx() { load }: NoticesContext): Promise<Obligation[]> {
    return Promise.all(
      obligationIds.map(async (id) => toObligation(found(await load(obligationById, id), 'obligation'))),
    );
  }
}

@Resolver(() => Obligation)
export class ObligationAudienceResolver {
  @FieldResolver(() => AudienceEnum, {
    nullable: true,
    description: 'Who would read a notice that answers it; null: no notice is written for it.',
  })
  noticeAudience(@Root() { recipientKind }: Obligation): Audience | null {
    return audienceOf(recipientKind);
  }
}
