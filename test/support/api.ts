import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { DateTime } from 'luxon';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { buildApi, type Installation } from '../../src/api.ts';
import { INSTALLATION } from '../../src/domain/actor.ts';
import type { Role } from '../../src/domain/permissions.ts';
import { makeOperatorToken, setUpInstallation } from '../../src/platform/auth/set-up-installation.ts';
import { withClient } from '../../src/platform/database/client.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { type Clock, inWork } from '../../src/platform/database/work.ts';
import { masterKey } from '../../src/platform/keys/key-ring.ts';
import { reactionsWith } from '../../src/reactions.ts';
import { rows } from '../../src/rows.ts';
import { tocsinSchema } from '../../src/schema.ts';
import { shippedCatalog, shippedTemplates } from '../../src/shipped-catalog.ts';
import { loadPageWords } from '../../src/trust/page-words.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** What came back over HTTP. `data` is as loose as JSON is: a test says what it expects of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Json;
  readonly errors: readonly { message: string; path?: string[]; extensions: Json }[];
  /** Code of the first error; undefined: none. */
  readonly code: string | undefined;
}
// biome-ignore lint/suspicious/noExplicitAny: answers are JSON whose shape each test asserts
export type Json = any;

/** One organization with one member and token per role asked for. */
export interface TestOrganization {
  readonly id: string;
  readonly administrator: string;
  readonly token: Readonly<Record<Role, string>>;
  readonly member: Readonly<Record<Role, string>>;
}

export interface TestApi {
  readonly url: string;
  readonly database: TestDatabase;
  readonly source: DataSource;
  readonly installation: Installation;
  readonly schema: GraphQLSchema;
  readonly operator: string;
  /** Set it to move time; null is the database's own. */
  readonly clock: { now: DateTime<true> | null };
  /** Root fields that execution reached. */
  readonly entered: string[];
  /** Statements run, without those that open and close transactions. */
  readonly statements: string[];
  /** What was logged, one JSON line each. */
  readonly log: string[];
  readonly call: (token: string | null, query: string, variables?: object) => Promise<Answer>;
  /** The same, for a call that must succeed: answers its data. */
  readonly ask: (token: string, query: string, variables?: object) => Promise<Json>;
  readonly post: (body: string | object, headers?: Record<string, string>) => Promise<Answer>;
  /** CodeCraft with one token per role. */
  readonly organizationWith: (...roles: Role[]) => Promise<TestOrganization>;
  readonly organizationOf: (profile: string, ...roles: Role[]) => Promise<TestOrganization>;
  /** As the superuser, behind the walls. */
  readonly sql: (text: string, values?: unknown[]) => Promise<Json[]>;
  readonly close: () => Promise<void>;
}

export const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>;

const BRACKETS = /^\s*(begin|start transaction|set |commit|rollback|select set_config)/i;

/** The real API on a fresh database, listening on a free port. */
export async function startApi({
  now = null,
  allowPrivate = true,
  publicUrl = null,
  filesReach = false,
}: {
  now?: string | null;
  allowPrivate?: boolean;
  publicUrl?: string | null;
  /** Mail written to files counts as sent: the demo alone. */
  filesReach?: boolean;
} = {}): Promise<TestApi> {
  const database = await freshDatabase();
  const settings = { url: database.applicationUrl, poolSize: 6, applicationName: 'test-api' };
  const source = await dataSourceFor(settings, rows).initialize();
  const catalog = await shippedCatalog();
  const templates = await shippedTemplates(catalog);
  const clock: TestApi['clock'] = { now: now === null ? null : at(now) };
  const statements: string[] = [];
  const log: string[] = [];
  const entered: string[] = [];
  countStatements(source, statements);
  const schema = watched(await tocsinSchema(), entered);
  const installation: Installation = {
    dataSource: source,
    reactions: reactionsWith(catalog, { templates }),
    ...(now !== null && { clock: (() => clock.now) as Clock }),
    catalog,
    templates,
    publicUrl,
    pages: await loadPageWords('notifications'),
    masterKey: masterKey(randomBytes(32)),
    mail: { kind: 'FILE', filesReach },
    pager: { allowPrivate },
    revealsPerHour: 5,
    schema,
    log: pino({ level: 'warn' }, { write: (line: string) => log.push(line) }),
  };
  const app = await buildApi(installation);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  await setUpInstallation(source);
  const operator = await operatorToken(source, installation.clock);

  const post: TestApi['post'] = (body, headers = {}) =>
    send(`${url}/graphql`, typeof body === 'string' ? body : JSON.stringify(body), headers);
  const call: TestApi['call'] = (token, query, variables = {}) =>
    post({ query, variables }, token === null ? {} : { authorization: `Bearer ${token}` });
  const ask: TestApi['ask'] = async (token, query, variables) => {
    const answer = await call(token, query, variables);
    if (answer.errors.length > 0) throw new Error(`${answer.status} ${JSON.stringify(answer.errors)}`);
    return answer.data;
  };
  const organizationOf: TestApi['organizationOf'] = (profile, ...roles) =>
    makeOrganization(ask, operator, profile, roles);
  return {
    ...{ url, database, source, installation, schema, operator, clock, entered, statements, log },
    ...{ call, ask, post, organizationOf },
    organizationWith: (...roles) => organizationOf('codecraft', ...roles),
    sql: (text, values) =>
      withClient(database.adminUrl, async (client) => (await client.query(text, values)).rows),
    close: () => end(app, source, database),
  };
}

/** An organization of no regulated kind, with people in Europe, California and Maryland: no other law reaches it unasked. */
const usualFacts = [
  { key: 'regulated_as', texts: ['none'] },
  { key: 'data_held_of_people_in', texts: ['EEA', 'GB', 'US-CA', 'US-MD'] },
];

async function makeOrganization(
  ask: TestApi['ask'],
  operator: string,
  profile: string,
  roles: readonly Role[],
): Promise<TestOrganization> {
  const { createOrganization } = await ask(
    operator,
    `mutation ($profile: String!, $facts: [FactInput!]) {
       createOrganization(input: { profile: $profile, administratorName: "Ada", facts: $facts }) { organizationId administratorToken }
     }`,
    { profile, facts: usualFacts },
  );
  const { organizationId: id, administratorToken: administrator } = createOrganization;
  const token = {} as Record<Role, string>;
  const member = {} as Record<Role, string>;
  for (const role of roles) {
    const { addMember } = await ask(
      administrator,
      'mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }',
      {
        input: { name: role, email: `${role.toLowerCase().replace('_', '-')}@codecraft.test`, roles: [role] },
      },
    );
    const { issueToken } = await ask(
      administrator,
      'mutation ($input: IssueTokenInput!) { issueToken(input: $input) { secret } }',
      { input: { memberId: addMember.id, name: role } },
    );
    token[role] = issueToken.secret;
    member[role] = addMember.id;
  }
  return { id, administrator, token, member };
}

function operatorToken(dataSource: DataSource, clock: Clock | undefined): Promise<string> {
  const actor = { kind: 'system', name: 'setup' } as const;
  return inWork(dataSource, { organizationId: INSTALLATION, actor, reactions: {}, clock }, (work) =>
    makeOperatorToken(work, 'test'),
  );
}

async function send(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return answerOf(reply);
}

/** Reads an answer that must be JSON. */
export async function answerOf(reply: Response): Promise<Answer> {
  const { data, errors = [] } = (await reply.json()) as Json;
  const { status, headers } = reply;
  return { status, headers, data, errors, code: errors[0]?.extensions?.code };
}

/** Notes each root field that execution reached. */
function watched(schema: GraphQLSchema, entered: string[]): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (source, args, context, info) => {
        entered.push(`${root?.name}.${field.name}`);
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}

function countStatements(source: DataSource, statements: string[]): void {
  const quiet = () => undefined;
  const logQuery = (text: string) => {
    if (!BRACKETS.test(text)) statements.push(text);
  };
  const logger = { logQuery, logQueryError: quiet, logQuerySlow: quiet, logSchemaBuild: quiet };
  Object.assign(source, { logger: { ...logger, logMigration: quiet, log: quiet } });
}

async function end(app: FastifyInstance, source: DataSource, database: TestDatabase): Promise<void> {
  await app.close();
  await source.destroy();
  await database.drop();
}
