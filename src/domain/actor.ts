import type { Permission, Role } from './permissions.ts';

/** The nil UUID stands for the installation itself: its members are the operators, its events the installation's own. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000';

/** A person or program that signed in with a token of one organization. */
export interface MemberActor {
  readonly kind: 'member';
  readonly organizationId: string;
  readonly memberId: string;
  readonly tokenId: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
}

/** The product acting by itself: a worker, a clock, the first start. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: 'worker' | 'clock' | 'console' | 'setup' | 'public';
}

/** Who acts. */
export type Actor = MemberActor | SystemActor;

/** The member behind an actor, or null when the product acts by itself. */
export function memberOf(actor: Actor): string | null {
  return actor.kind === 'member' ? actor.memberId : null;
}

/** Whether the actor may; the product itself acts only through use cases that it starts on its own. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || actor.permissions.has(permission);
}
