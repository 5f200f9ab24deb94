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
  'incident:restrict',
  'incident:close',
  'room:read',
  'room:add',
  'room:work',
  'advice:read',
  'attachment:read',
  'statement:erase',
  'person:count',
  'person:import',
  'person:read-masked',
  'person:find',
  'person:reveal',
  'person:correct',
  'person:erase',
  'obligation:read',
  'obligation:decide',
  'hold:record',
  'filing:record',
  'page:answer',
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
  'report:read',
] as const;
/** What may be done, as noun:verb. Deny is the default: what no role lists, nobody may do. */
export type Permission = (typeof permissions)[number];

const reading: Permission[] = [
  'self:read',
  'organization:read',
  'incident:read',
  'room:read',
  'attachment:read',
  'person:count',
  'obligation:read',
  'notice:read',
  'dispatch:read',
  'event:read',
  'report:read',
];
const responding: Permission[] = [
  ...reading,
  'incident:report',
  'incident:amend',
  'incident:restrict',
  'awareness:declare',
  'room:add',
  'room:work',
  'advice:read',
  'person:import',
  'person:read-masked',
  'person:find',
  'person:reveal',
  'person:correct',
  'filing:record',
  'hold:record',
  'page:answer',
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
  // Adds what they saw to the war room; what others say there is not shown to them.
  REPORTER: [
    'self:read',
    'organization:read',
    'incident:read',
    'incident:report',
    'room:add',
    'obligation:read',
  ],
  RESPONDER: responding,
  // The controller's decision-maker approves and starts the sending; an approver may stand in for the approval.
  APPROVER: [
    ...reading,
    'notice:approve',
    'notice:test',
    'notice:advise',
    'notice:break-glass',
    'page:answer',
    'room:add',
    'advice:read',
    'notice:approve',
    'notice:test',
    'person:read-masked',
  ],
  DECISION_MAKER: [
    ...reading,
    'incident:amend',
    'incident:restrict',
    'incident:close',
    'awareness:declare',
    'room:add',
    'room:work',
    'advice:read',
    'notice:approve',
    'notice:test',
    'notice:advise',
    'notice:confirm',
    'notice:break-glass',
    'dispatch:start',
    'delivery:report',
    'filing:record',
    'page:answer',
    // "Not required" is a decision: a named person, on the facts at hand.
    'obligation:decide',
    'hold:record',
    'person:read-masked',
    'person:find',
    'person:reveal',
    'person:correct',
    // It cannot be undone: whoever answers for the data decides.
    'person:erase',
    'statement:erase',
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
    'room:add',
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
