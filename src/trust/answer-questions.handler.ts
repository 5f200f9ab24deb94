import { DateTime } from 'luxon';
import type { DataSource } from 'typeorm';
import { findContacts } from '../organizations/find-organization.ts';
import { record } from '../platform/audit/record.ts';
import { type Clock, inWork, type Reactions, type Work } from '../platform/database/work.ts';
import { enqueue, type Jobs } from '../platform/jobs/enqueue.ts';
import { type MasterKey, questionKeys } from '../platform/keys/key-ring.ts';
import { unseal } from '../platform/keys/seal.ts';
import type { OutgoingMessage } from '../platform/mail/message.ts';
import { sendOne } from '../platform/mail/send-one.ts';
import type { MailTransport } from '../platform/mail/transport.ts';
import { questionPlace } from './ask-self-check.ts';
import { openForm } from './open-form.ts';
import type { PageLanguages } from './page-words.ts';
import { whoAsks } from './who-asks.ts';
import { writeAnswer } from './write-answer.ts';

export interface AnswerTools {
  readonly dataSource: DataSource;
  readonly reactions: Reactions;
  readonly clock?: Clock | undefined;
  readonly masterKey: MasterKey;
  readonly pages: PageLanguages;
  readonly transports: { readonly SMTP: MailTransport | null; readonly FILE: MailTransport };
  readonly from: string;
}

interface Taken {
  readonly id: string;
  readonly sealed: Buffer;
  readonly locale: string;
  readonly asked_at: Date;
}

interface Answer {
  readonly id: string;
  /** Null: this address is not to be written to. */
  readonly message: OutgoingMessage | null;
}

interface Round {
  readonly transport: MailTransport;
  readonly answers: readonly Answer[];
}

const AT_ONCE = 100;
/** A digest of yesterday may still be needed where the day has just ended; nothing older is. */
const KEPT_HOURS = 48;
const HELD_RETRY_SECONDS = 3_600;

/**
 * Answers what was asked of one incident, by mail to the addresses asked for and to nobody else. Throws when the mail server
 * took some of it not, so that the queue comes back for those.
 */
export async function answerQuestions(tools: AnswerTools, payload: Jobs['self-check']): Promise<void> {
  const { organizationId, incidentId } = payload;
  const { dataSource, reactions, clock } = tools;
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions, clock };
  const inside = <T>(part: (work: Work) => Promise<T>) => inWork(dataSource, order, part);
  for (;;) {
    const round = await inside((work) => takeRound(work, tools, incidentId));
    if (!round || round.answers.length === 0) return;
    const waiting: string[] = [];
    let sent = 0;
    for (const { id, message } of round.answers) {
      if (!message) continue;
      const { outcome } = await sendOne(round.transport, message, `self-check-${id}`);
      if (outcome === 'deferred' || outcome === 'channel-refused') waiting.push(id);
      else sent += 1;
    }
    const ids = round.answers.map(({ id }) => id);
    await inside((work) => settle(work, incidentId, { ids, waiting, sent }));
    if (waiting.length > 0) throw new Error(`${waiting.length} answers were not taken by the mail server`);
  }
}

/** Takes what is due as answered, before any of it is sent; null: the form answers nothing now. */
async function takeRound(work: Work, tools: AnswerTools, incidentId: string): Promise<Round | null> {
  const { db, organizationId, now } = work;
  const waiting = await tidy(work, incidentId);
  const form = await openForm(work, { incidentId });
  if (!form) {
    const later = { inSeconds: HELD_RETRY_SECONDS, once: `self-check/${incidentId}` };
    if (waiting > 0) await enqueue(work, 'self-check', { organizationId, incidentId }, later);
    return null;
  }
  const [taken]: [Taken[], number] = await db.query(
    `update self_check_question set answered_at = $3
      where organization_id = $1 and id in (
        select id from self_check_question where organization_id = $1 and incident_id = $2 and answered_at is null
         order by asked_at, id limit ${AT_ONCE} for update skip locked)
      returning id, sealed, locale, asked_at`,
    [organizationId, incidentId, now.toJSDate()],
  );
  const transport = form.incident.exercise
    ? tools.transports.FILE
    : (tools.transports.SMTP ?? tools.transports.FILE);
  return { transport, answers: await answersTo(work, tools, form, taken) };
}

async function answersTo(
  work: Work,
  { masterKey, pages, from }: AnswerTools,
  form: NonNullable<Awaited<ReturnType<typeof openForm>>>,
  taken: readonly Taken[],
): Promise<Answer[]> {
  const { db, organizationId, now } = work;
  const { incident, organization } = form;
  const keys = await questionKeys(work, masterKey, incident.id);
  const contacts = await findContacts(db, organizationId);
  const replyTo = contacts.find(({ kind }) => kind === 'PRIVACY')?.email;
  const asked = taken.map((row) => ({
    ...row,
    address: unseal(keys.sealing, row.sealed, questionPlace(organizationId, incident.id, row.id)).toString(),
  }));
  const standings = await whoAsks(
    work,
    masterKey,
    incident.id,
    asked.map(({ address }) => address),
  );
  return asked.map(({ id, address, locale, asked_at }) => {
    const of = standings.get(address) ?? [];
    const askedAt = DateTime.fromJSDate(asked_at, { zone: 'utc' });
    const answer = writeAnswer({ form, contacts, pages, standings: of, locale, askedAt });
    if (!answer) return { id, message: null };
    return {
      id,
      message: {
        ...answer,
        messageId: `<self-check.${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        from: { name: organization.legalName ?? organization.name, address: from },
        ...(replyTo && { replyTo }),
        to: address,
        date: now,
      },
    };
  });
}

/** Forgets what is old, comes back for what will be, and answers how much waits. */
async function tidy(work: Work, incidentId: string): Promise<number> {
  const { db, organizationId, now } = work;
  const of = [organizationId, incidentId];
  const old = now.minus({ hours: KEPT_HOURS }).toJSDate();
  await db.query(
    'delete from self_check_question where organization_id = $1 and incident_id = $2 and asked_at <= $3',
    [...of, old],
  );
  const [{ kept, waiting }] = await db.query(
    `select count(*)::int as kept, count(*) filter (where answered_at is null)::int as waiting
       from self_check_question where organization_id = $1 and incident_id = $2`,
    of,
  );
  const later = { inSeconds: KEPT_HOURS * 3_600, once: `self-check-tidy/${incidentId}` };
  if (kept > 0) await enqueue(work, 'self-check', { organizationId, incidentId }, later);
  return waiting;
}

interface Settled {
  readonly ids: readonly string[];
  /** Of them, those to come back for. */
  readonly waiting: readonly string[];
  readonly sent: number;
}

/** What is answered forgets its address; what was not taken waits on. */
async function settle(work: Work, incidentId: string, { ids, waiting, sent }: Settled): Promise<void> {
  const { db, organizationId } = work;
  const done = ids.filter((id) => !waiting.includes(id));
  await db.query('update self_check_question set sealed = null where organization_id = $1 and id = any($2)', [
    organizationId,
    done,
  ]);
  await db.query(
    'update self_check_question set answered_at = null where organization_id = $1 and id = any($2)',
    [organizationId, waiting],
  );
  if (sent > 0) await record(work, { type: 'self-check.answered', incidentId, details: { answers: sent } });
}
