import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { INSTALLATION } from '../domain/actor.ts';
import { organizationOfCode } from '../organizations/public-code.ts';
import { inWork, type Work } from '../platform/database/work.ts';
import { checkAddress, labelledMailbox } from '../platform/mail/address.ts';
import { affectedForm } from './affected-page.ts';
import { answerFailure, answerPage, readerOf } from './answer-page.ts';
import { askSelfCheck } from './ask-self-check.ts';
import { type Allowance, mailboxBound, organizationBound, strangerId, takeTry } from './caller-limit.ts';
import { plainPage } from './check-page.ts';
import { type OpenForm, openForm } from './open-form.ts';
import { type PublicSource, STRANGER } from './public-source.ts';

const PATH = '/affected/*';
const FORM = 'application/x-www-form-urlencoded';
const LARGEST_BODY = 4_096;

/** Questions of one network, whoever is asked. */
const QUESTIONS: Allowance = { atOnce: 5, perHour: 5 };

type Asked = 'asked' | 'busy' | 'closed' | { readonly wrong: OpenForm };

/**
 * `GET /affected/<id>` asks for a mail address, `POST` takes it. The answer to that is one page, whether the address is on
 * the list, was asked for before, or is nobody's: what is found out leaves by mail, to that address, later.
 */
export function affectedRoutes(source: PublicSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answerFailure(source, error, request, reply));
    app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: LARGEST_BODY }, (_request, body, parsed) =>
      parsed(null, new URLSearchParams(String(body))),
    );
    app.get(PATH, async (request, reply) => {
      const words = readerOf(source, request);
      const publicId = publicIdOf(request);
      const organizationId = await organizationOfCode(source.dataSource, 'self-check', publicId);
      const form = await inside(source, organizationId, (work) => openForm(work, { publicId }));
      if (!form) return answerPage(source, words, reply.code(404), plainPage(words.closed));
      return answerPage(source, words, reply, affectedForm(words, form, false));
    });
    app.post(PATH, async (request, reply) => answerAsked(source, request, reply));
    done();
  };
}

async function answerAsked(source: PublicSource, request: FastifyRequest, reply: FastifyReply) {
  const words = readerOf(source, request);
  const page = (status: number, written: Parameters<typeof answerPage>[3]) =>
    answerPage(source, words, reply.code(status), { translated: false, ...written });
  // A page of somebody else's could make its visitors ask for a stranger's address, each from their own network.
  if (/^(?:cross|same)-site$/.test(String(request.headers['sec-fetch-site'] ?? '')))
    return page(403, plainPage(words.failed, 'wait'));
  const asked = await ask(source, request, words.locale);
  if (asked === 'asked') return page(200, plainPage(words.asked));
  if (asked === 'busy') return page(429, plainPage(words.busy, 'wait'));
  if (asked === 'closed') return page(404, plainPage(words.closed));
  return page(400, affectedForm(words, asked.wrong, true));
}

async function ask(source: PublicSource, request: FastifyRequest, locale: string): Promise<Asked> {
  const { masterKey } = source;
  const publicId = publicIdOf(request);
  const door = await inside(source, INSTALLATION, async ({ db, now }) => ({
    may: await takeTry(
      db,
      { id: strangerId(masterKey, 'affected', request.ip, now), allowance: QUESTIONS },
      now,
    ),
    organizationId: await organizationOfCode(db, 'self-check', publicId),
  }));
  if (!door.may) return 'busy';
  return inside(source, door.organizationId, async (work) => {
    const form = await openForm(work, { publicId });
    if (!form) return 'closed';
    const typed = request.body instanceof URLSearchParams ? (request.body.get('email') ?? '') : '';
    const checked = checkAddress(typed.trim());
    if (!checked.ok) return { wrong: form };
    if (!(await takeTry(work.db, organizationBound(masterKey, work.organizationId), work.now))) return 'busy';
    const mailbox = labelledMailbox(checked.address);
    if (mailbox !== null && !(await takeTry(work.db, mailboxBound(masterKey, mailbox), work.now)))
      return 'asked';
    const incidentId = form.incident.id;
    await askSelfCheck(work, masterKey, { incidentId, address: checked.address, locale });
    return 'asked';
  });
}

function inside<T>(
  { dataSource, reactions, clock }: PublicSource,
  organizationId: string,
  part: (work: Work) => Promise<T>,
): Promise<T> {
  return inWork(dataSource, { organizationId, actor: STRANGER, reactions, clock }, part);
}

/** The id in the address; of what cannot be one, the id that nothing has. */
function publicIdOf({ params }: FastifyRequest): string {
  const publicId = (params as { '*': string })['*'];
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(publicId);
  return isId ? publicId.toLowerCase() : INSTALLATION;
}
