import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { DispatchContext } from './dispatch/dispatch-context.ts';
import { lettersRoutes } from './dispatch/letters/letters.route.ts';
import { unreachedRoutes } from './dispatch/unreached.route.ts';
import { exportRoutes } from './exports/export.route.ts';
import { noticePageRoutes } from './exports/notice-page.route.ts';
import { attachmentRoutes } from './incidents/evidence/attachment.route.ts';
import type { NoticesContext } from './notices/texts/notices-context.ts';
import type { PagerContext } from './pager/pager-context.ts';
import { peopleRoutes } from './people/people.route.ts';
import type { PeopleContext } from './people/people-context.ts';
import { closeRequests } from './platform/auth/close-request.ts';
import { type OpenRequest, openRequest, type RequestSource } from './platform/auth/open-request.ts';
import { healthRoutes } from './platform/database/health.route.ts';
import { explorerRoutes } from './platform/graphql/explorer.route.ts';
import { formatErrorWith } from './platform/graphql/format-error.ts';
import { jsonErrors } from './platform/graphql/json-errors.ts';
import { costLimit, limits, textLimits } from './platform/graphql/limits.ts';
import { atTheDoor } from './platform/graphql/sign-in.ts';
import { uploadSlotsOn } from './platform/graphql/upload-slots.ts';
import { affectedRoutes } from './trust/affected.route.ts';
import { checkRoutes } from './trust/check.route.ts';
import type { PageLanguages } from './trust/page-words.ts';
import { readablePath } from './trust/readable-path.ts';

type Context = OpenRequest & NoticesContext & PeopleContext & DispatchContext & PagerContext;

/** What the API is made of; a test passes its own. */
export interface Installation
  extends RequestSource,
    Pick<Context, 'catalog' | 'templates' | 'publicUrl' | 'masterKey' | 'mail' | 'pager' | 'revealsPerHour'> {
  readonly schema: GraphQLSchema;
  /** Words of the pages that need no sign-in. */
  readonly pages: PageLanguages;
  /** Proxies whose word on a caller's address is taken (addresses, ranges); nobody's if absent. */
  readonly trustedProxies?: readonly string[];
  /** Bytes a file of an incident may have; 50 MB if absent. */
  readonly largestAttachment?: number;
  readonly log: Logger;
}

/** Builds the HTTP service: GraphQL, imports, explorer, health. It listens when the caller says so. */
export async function buildApi(installation: Installation): Promise<FastifyInstance> {
  const { dataSource, catalog, templates, publicUrl, masterKey, mail, pager, revealsPerHour, schema, log } =
    installation;
  const app = Fastify({
    loggerInstance: log.child({}, { level: 'warn' }) as FastifyBaseLogger,
    bodyLimit: limits.bodyBytes,
    rewriteUrl: ({ url = '/' }) => readablePath(url),
    trustProxy: [...(installation.trustedProxies ?? [])],
  });
  jsonErrors(app);

  const rules = textLimits();
  const plugins = [
    ...rules.plugins,
    costLimit(schema),
    closeRequests((error) => log.error({ err: error }, 'a request could not be noted')),
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
  ] as ApolloServerPlugin<Context>[];
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: log,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: rules.validationRules,
    formatError: formatErrorWith((error) => log.error({ err: error }, 'a request failed')),
    plugins,
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  // What Apollo refuses before it looks at the query (no query, a batch) never reaches its plugins.
  const opening = new WeakMap<FastifyRequest, OpenRequest>();
  app.addHook('onSend', async (request) => opening.get(request)?.close());
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: async (request): Promise<Context> => {
      const opened = await openRequest(installation, request.headers.authorization).catch((error) => {
        throw atTheDoor(error);
      });
      opening.set(request, opened);
      return { ...opened, catalog, templates, publicUrl, masterKey, mail, pager, revealsPerHour };
    },
  });
  const inSlot = uploadSlotsOn(dataSource);
  await app.register(peopleRoutes({ ...installation, inSlot }));
  await app.register(attachmentRoutes({ ...installation, inSlot }));
  await app.register(unreachedRoutes({ ...installation }));
  await app.register(lettersRoutes({ ...installation }));
  await app.register(exportRoutes({ ...installation }));
  await app.register(noticePageRoutes({ ...installation }));
  await app.register(checkRoutes({ ...installation }));
  await app.register(affectedRoutes({ ...installation }));
  await app.register(explorerRoutes);
  await app.register(healthRoutes(dataSource));
  return app;
}
