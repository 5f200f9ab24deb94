import type { QueryRunner } from 'typeorm';

/** Runs several statements in a row while the others of the connection wait. */
export type Alone = <T>(part: (runner: QueryRunner) => Promise<T>) => Promise<T>;

/** Makes statements of one connection queue up here: pg warns when a client is asked for two at once. */
export function oneAtATime(runner: QueryRunner): Alone {
  const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = last.then(run);
    last = next.catch(() => undefined);
    return next;
  };
  runner.query = ((...args: unknown[]) => inTurn(() => query(...args))) as QueryRunner['query'];
  // Whoever has the turn asks the connection directly: in the queue it would wait for itself.
  const atTheFront = Object.create(runner, { query: { value: query } }) as QueryRunner;
  return (part) => inTurn(() => part(atTheFront));
}
