import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { INSTALLATION } from '../domain/actor.ts';
import { readCode } from '../domain/check-code.ts';
import { organizationOfCode } from '../organizations/public-code.ts';
import { inWork } from '../platform/database/work.ts';
import { answerFailure, answerPage, readerOf } from './answer-page.ts';
import { type Allowance, giveBackTry, strangerId, takeTry } from './caller-limit.ts';
import { checkForm, notOursPage, oursPage, plainPage } from './check-page.ts';
import { findIssued, type IssuedNotice } from './find-issued.ts';
import { NO_CODE, type PublicSource, STRANGER } from './public-source.ts';

/** Wrong codes one network may try; right ones cost nothing. */
const GUESSES: Allowance = { atOnce: 20, perHour: 20 };

type Found = { readonly busy: true } | { readonly busy: false; readonly notice: IssuedNotice | null };

/**
 * `GET /check` asks for the code of a notice, `GET /check/<code>` says whether the organization it names issued it. Without
 * sign-in and without personal data; whatever is not an issued notice's gets one and the same answer.
 */
export function checkRoutes(source: PublicSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answerFailure(source, error, request, reply));
    app.get('/check', (request, reply) => {
      const words = readerOf(source, request);
      const { code } = request.query as { code?: unknown };
      if (typeof code === 'string' && code.trim() !== '')
        return reply
          .header('cache-control', 'no-store')
          .redirect(`check/${inAddress(code)}?lang=${words.locale}`, 303);
      return answerPage(source, words, reply, checkForm(words, 'check'));
    });
    app.get('/check/*', async (request, reply) => {
      const words = readerOf(source, request);
      // No code is not a wrong one.
      if ((request.params as { '*': string })['*'] === '')
        return reply.header('cache-control', 'no-store').redirect(`../check?lang=${words.locale}`, 303);
      const code = readCode((request.params as { '*': string })['*']);
      const found = await look(source, request, code);
      if (found.busy) return answerPage(source, words, reply.code(429), plainPage(words.busy, 'wait'));
      const written = found.notice && code ? oursPage(words, found.notice, code) : notOursPage(words);
      return answerPage(source, words, reply, written);
    });
    done();
  };
}

/** What was typed, as a part of an address that says nothing but letters and digits. */
function inAddress(typed: string): string {
  const code = readCode(typed);
  return code ?? (typed.replace(/[^A-Za-z0-9]/g, '').slice(0, 20) || '-');
}

/** The same statements whatever was asked; a try is taken before, and given back where it was no guess. */
async function look(
  { dataSource, reactions, clock, masterKey }: PublicSource,
  { ip }: FastifyRequest,
  code: string | null,
): Promise<Found> {
  const order = { actor: STRANGER, reactions, clock };
  const door = await inWork(dataSource, { ...order, organizationId: INSTALLATION }, async ({ db, now }) => {
    const stranger = { id: strangerId(masterKey, 'check', ip, now), allowance: GUESSES };
    const may = await takeTry(db, stranger, now);
    return { may, stranger, organizationId: await organizationOfCode(db, 'notice', code ?? NO_CODE) };
  });
  if (!door.may) return { busy: true };
  const { organizationId } = door;
  const notice = await inWork(dataSource, { ...order, organizationId }, ({ db }) =>
    findIssued(db, organizationId, code ?? NO_CODE),
  );
  if (notice) await giveBackTry(dataSource, door.stranger);
  return { busy: false, notice };
}
