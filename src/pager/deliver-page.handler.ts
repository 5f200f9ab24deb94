import type { DataSource } from 'typeorm';
import { type Clock, inWork, type Reactions, type Work } from '../platform/database/work.ts';
import type { Jobs } from '../platform/jobs/enqueue.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { OutgoingMessage } from '../platform/mail/message.ts';
import { sendOne } from '../platform/mail/send-one.ts';
import type { MailTransport } from '../platform/mail/transport.ts';
import type { Reach } from '../platform/web/check-url.ts';
import { type Post, postOnce } from '../platform/web/post-once.ts';
import { PageDeliveryRow } from './page-delivery.row.ts';
import { type PageWords, writePage } from './page-mail.ts';
import { ofMail, ofPost, type PageOutcome } from './page-outcome.ts';
import { pagePost } from './page-post.ts';
import { settlePage } from './settle-page.ts';

export interface PageTools {
  readonly dataSource: DataSource;
  readonly reactions: Reactions;
  readonly transport: MailTransport;
  readonly from: string;
  readonly publicUrl: string;
  readonly masterKey: MasterKey;
  readonly reach: Reach;
  /** What upper rooms say of an alert (the clocks of a digest). */
  readonly words: PageWords;
  readonly clock?: Clock | undefined;
}

type Prepared =
  | { readonly channel: 'MAIL'; readonly message: OutgoingMessage }
  | { readonly channel: 'WEBHOOK'; readonly post: Post };

/** Makes one attempt at one page. A job that is run twice finds the attempt made already, and does nothing. */
export async function deliverPage(tools: PageTools, payload: Jobs['deliver-page']): Promise<void> {
  const { organizationId, deliveryId, attempt } = payload;
  const { dataSource, reactions, clock } = tools;
  const order = { organizationId, actor: { kind: 'system', name: 'clock' } as const, reactions, clock };
  const prepared = await inWork(dataSource, order, (work) => prepare(work, tools, deliveryId, attempt));
  if (!prepared) return;
  const outcome = await attemptOnce(tools, prepared, deliveryId);
  await inWork(dataSource, order, (work) => settlePage(work, deliveryId, attempt, outcome));
}

async function prepare(
  work: Work,
  tools: PageTools,
  deliveryId: string,
  attempt: number,
): Promise<Prepared | null> {
  const { db, organizationId } = work;
  const delivery = await db.findOneBy(PageDeliveryRow, { organizationId, id: deliveryId });
  if (delivery?.state !== 'PENDING' || delivery.attempts !== attempt) return null;
  if (delivery.channel === 'WEBHOOK') {
    const post = await pagePost(work, tools.masterKey, delivery);
    if (post) return { channel: 'WEBHOOK', post };
  } else {
    const message = await writePage(work, tools, delivery);
    if (message) return { channel: 'MAIL', message };
  }
  // Whom it was for has left, or the alert is over: nothing is sent any more.
  await db.query(
    "update page_delivery set state = 'CANCELLED', settled_at = $3, next_attempt_at = null where organization_id = $1 and id = $2",
    [organizationId, deliveryId, work.now.toJSDate()],
  );
  return null;
}

async function attemptOnce(
  { transport, reach }: PageTools,
  prepared: Prepared,
  deliveryId: string,
): Promise<PageOutcome> {
  if (prepared.channel === 'WEBHOOK') return ofPost(await postOnce(prepared.post, reach));
  return ofMail(await sendOne(transport, prepared.message, `page-${deliveryId}`));
}
