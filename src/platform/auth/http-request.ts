import type { FastifyRequest } from 'fastify';
import { type Actor, may } from '../../domain/actor.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type OpenRequest, openRequest, type RequestSource } from './open-request.ts';

export interface HttpDoor {
  /** Method and path, as the record names the route. */
  readonly route: string;
  readonly needed: Permission;
}

/** Runs what a route does as a signed-in request: the same permission, refusals and record as in GraphQL. */
export async function throughDoor<T>(
  source: RequestSource,
  request: FastifyRequest,
  { route, needed }: HttpDoor,
  run: (opened: OpenRequest) => Promise<T>,
): Promise<T> {
  const opened = await openRequest(source, request.headers.authorization);
  const denied: Refusal[] = [];
  try {
    need(opened.actor, needed);
    return await run(opened);
  } catch (error) {
    denied.push(...deniedBy(error, route));
    throw error;
  } finally {
    await opened.close(denied);
  }
}

/** Refuses whom the table of permissions does not let. */
export function need(actor: Actor, needed: Permission): void {
  if (may(actor, needed)) return;
  throw new Refusal(
    'FORBIDDEN',
    `This needs the permission ${needed}. Ask an administrator of your organization for a role that has it.`,
    { permission: needed },
  );
}

/** What the record keeps of a refusal: access denied, and a reach for what is not there or another tenant's (T-Z03). */
function deniedBy(error: unknown, field: string): Refusal[] {
  if (!(error instanceof Refusal) || !['FORBIDDEN', 'NOT_FOUND'].includes(error.code)) return [];
  return [new Refusal(error.code, error.message, { ...error.details, field })];
}
