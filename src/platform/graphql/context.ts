import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { MemberActor } from '../../domain/actor.ts';
import type { Load } from '../database/batch.ts';
import type { Work } from '../database/work.ts';

/** An input a client may repeat safely. */
export interface Repeatable {
  readonly idempotencyKey?: string | null | undefined;
}

/** What a resolver has in hand: who calls, reads, and a way to change things. Upper rooms extend it with their tools. */
export interface RequestContext {
  readonly actor: MemberActor;
  readonly organizationId: string;
  /** The read transaction of this request; statements run one after another. */
  readonly db: () => Promise<EntityManager>;
  /**
   * Reads as the service itself, past the wall of restricted incidents: only for an answer that says nothing of any
   * incident (is the record intact?).
   */
  readonly asService: <T>(part: (db: EntityManager) => Promise<T>) => Promise<T>;
  readonly load: Load;
  /** The time of this request: the database's, UTC. */
  readonly now: () => Promise<DateTime<true>>;
  /**
   * Runs a use case in its own transaction and commits; reads after it see what it did. `name` is the mutation's.
   * A repeated idempotency key with the same input answers the first result, with another input is refused.
   */
  readonly mutate: <T>(name: string, input: Repeatable, useCase: (work: Work) => Promise<T>) => Promise<T>;
}
