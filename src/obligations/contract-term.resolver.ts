import { DateTime } from 'luxon';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Batch, manyEach } from '../platform/database/batch.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { ContractTerm } from './contract-term.type.ts';
import { Obligation } from './obligation.type.ts';

interface Laid {
  readonly over: string;
  readonly obligationId: string;
  readonly title: string;
  readonly citation: string;
  readonly dueAt: Date | null;
}

/** The contractual duties towards the recipient of a duty that takes them as an overlay. */
const laidOver: Batch<string, Laid[]> = async (db, ids) =>
  manyEach(
    ids,
    (await db.query(
      `select o.id as over, c.id as "obligationId", c.rule ->> 'title' as title, c.rule ->> 'citation' as citation,
              c.due_at as "dueAt"
         from obligation o
         join obligation c on c.organization_id = o.organization_id and c.incident_id = o.incident_id
          and c.source = 'CONTRACT' and lower(c.recipient_key) = lower(o.recipient_key) and c.state <> 'LAPSED'
        where o.id = any($1) and (o.rule ->> 'contractOverlay')::boolean and o.source = 'STATUTE'
        order by c.due_at, c.id`,
      [ids],
    )) as Laid[],
    ({ over }) => over,
  );

@Resolver(() => Obligation)
export class ContractTermResolver {
  @FieldResolver(() => [ContractTerm], {
    description:
      'Terms of contracts with the same recipient, where the law lets them be laid over its duty, earliest first.',
  })
  async contractTerms(@Root() { id }: Obligation, @Ctx() { load }: RequestContext): Promise<ContractTerm[]> {
    return (await load(laidOver, id)).map(({ over: _over, dueAt, ...term }) =>
      Object.assign(new ContractTerm(), {
        ...term,
        dueAt: dueAt && DateTime.fromJSDate(dueAt, { zone: 'utc' }),
      }),
    );
  }
}
