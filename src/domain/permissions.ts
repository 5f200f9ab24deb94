/** The roles a member of an organization can hold; OPERATOR belongs to the installation alone. */
export const roles = [
  'OPERATOR',
  'REPORTER',
  'RESPONDER',
  'APPROVER',
  'DECISION_MAKER',
  'AUDITOR',
  'ADMINISTRATOR',
  'SERVICE_CLIENT',
] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'installation:operate',
  'self:read',
  'organization:read',
  'organization:administer',
  'token:administer',
  'incident:read',
  'incident:report',
  'incident:amend',
  'awareness:declare',
  'incident:close',
  'person:count',
  'person:import',
  'person:read-masked',
  'person:erase',
  'obligation:read',
  'filing:record',
  'notice:read',
  'notice:write',
  'notice:approve',
  'notice:test',
  'notice:advise',
  'notice:confirm',
  'notice:break-glass',
  'dispatch:read',
  'dispatch:start',
  'delivery:report',
  'event:read',
] as const;
/** What may be done, as noun:verb. Deny is the default: what no role lists, nobody may do. */
export type Permission = (typeof permissions)[number];

const reading: Permission[] = [
  'self:read',
  'organization:read',
  'incident:read',
  'person:count',
  'obligation:read',
  'notice:read',
  'dispatch:read',
  'event:read',
];
const responding: Permission[] = [
  ...reading,
  'incident:report',
  'incident:amend',
  'awareness:declare',
  'person:import',
  'person:read-masked',
  'filing:record',
  'notice:write',
  'notice:test',
  'notice:advise',
  // Alone at night, with a first filing to hand in: the reason is written, the alarm goes out, another person reviews it.
  'notice:break-glass',
  'delivery:report',
];

/** The permission table: the only place that says what a role may do. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  OPERATOR: ['self:read', 'installation:operate'],
  REPORTER: ['self:read', 'organization:read', 'incident:read', 'incident:report', 'obligation:read'],
  RESPONDER: responding,
  // The controller's decision-maker approves and starts the sending; an approver may stand in for the approval.
  APPROVER: [
    ...reading,
    'notice:approve',
    'notice:test',
    'notice:advise',
    'notice:break-glass',
    'person:read-masked',
  ],
  DECISION_MAKER: [
    ...reading,
    'incident:amend',
    'incident:close',
    'awareness:declare',
    'notice:approve',
    'notice:test',
    'notice:advise',
    'notice:confirm',
    'notice:break-glass',
    'dispatch:start',
    'delivery:report',
    'filing:record',
    'person:read-masked',
    // It cannot be undone: whoever answers for the data decides.
    'person:erase',
  ],
  AUDITOR: reading,
  ADMINISTRATOR: [
    'self:read',
    'organization:read',
    'organization:administer',
    'token:administer',
    'event:read',
  ],
  SERVICE_CLIENT: [
    'self:read',
    'organization:read',
    'incident:read',
    'incident:report',
    'person:count',
    'obligation:read',
    'notice:read',
    'dispatch:read',
    // A program that reads the bounce mailbox reports what came back.
    'delivery:report',
  ],
};

/** What these roles may do together, narrowed to a token's scopes (null: all the member's own). */
export function grantedTo(
  held: readonly Role[],
  scopes: readonly Permission[] | null,
): ReadonlySet<Permission> {
  const own = new Set(held.flatMap((role) => permissionsOf[role]));
  return scopes === null ? own : new Set(scopes.filter((scope) => own.has(scope)));
}
