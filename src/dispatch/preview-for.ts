import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { found } from '../domain/refusal.ts';
import { findNotice, findNoticeVersion, findVariants } from '../notices/find-notice.ts';
import { type FilledNotice, fillFor, UnfilledSlot } from '../notices/render/fill-for.ts';
import { renderTexts, textsOf } from '../notices/render/notice-texts.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { AffectedPersonRow } from '../people/affected-person.row.ts';
import { maskedEmail, nameInitial } from '../people/mask.ts';
import { RECIPIENTS } from '../people/recipients-sql.ts';
import { openPeople } from '../people/sealed-person.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { addresseeOf } from './addressee-of.ts';
import type { DeliveryRecipient } from './delivery.row.ts';

/** What one person would get, or why nothing. */
export interface PersonalPreview {
  readonly recipient: DeliveryRecipient;
  /** Null: it would be sent. */
  readonly withheld: string | null;
  readonly locale: string;
  /** Masked; null where nothing would be sent. */
  readonly to: string | null;
  readonly message: FilledNotice | null;
}

/**
 * Exactly the messages that would go out for one person, child or guardian or both, by the same path as the sending; but
 * with name and address masked, as everywhere outside the dispatch.
 */
export async function previewFor(
  db: EntityManager,
  masterKey: MasterKey,
  {
    organizationId,
    noticeId,
    personId,
    now,
  }: { organizationId: string; noticeId: string; personId: string; now: DateTime },
): Promise<readonly PersonalPreview[]> {
  const notice = await findNotice(db, organizationId, noticeId);
  const { incidentId, currentVersion: version } = notice;
  const row = found(
    await db.findOneBy(AffectedPersonRow, { organizationId, incidentId, id: personId }),
    'person in the incident of this notice',
  );
  const [open] = await openPeople(db, masterKey, organizationId, incidentId, [row]);
  const person = found(open, 'person who was not erased');
  const text = await findNoticeVersion(db, organizationId, noticeId, version);
  const variants = await findVariants(db, organizationId, noticeId, version);
  const { timeZone: zone } = await findOrganization(db, organizationId);
  const today = { now, zone };
  const texts = renderTexts(textsOf(notice, text, variants), { draft: true, today });
  const { locale, rendered } = texts(person.locale);
  const ways: { recipient: DeliveryRecipient; withheld: string | null }[] = await db.query(
    `select r.recipient, r.withheld from affected_person p ${RECIPIENTS}
      where p.organization_id = $1 and p.id = $2 order by r.recipient desc`,
    [organizationId, personId],
  );
  return ways.map(({ recipient, withheld }) => {
    const none = (why: string) => ({ recipient, withheld: why, locale, to: null, message: null });
    if (row.removedAt !== null) return none('REMOVED');
    if (withheld !== null) return none(withheld);
    const addressee = addresseeOf(person, recipient, locale);
    if ('withheld' in addressee) return none(addressee.withheld);
    const masked = addresseeOf(masks(person), recipient, locale);
    const { email, name } = 'withheld' in masked ? { email: '', name: null } : masked;
    try {
      return { recipient, withheld: null, locale, to: email, message: fillFor(rendered, { name, email }) };
    } catch (error) {
      if (error instanceof UnfilledSlot) return none(`UNFILLED: recipient.${error.key}`);
      throw error;
    }
  });
}

/** The same person with everything that names them masked. */
function masks<P extends Parameters<typeof addresseeOf>[0]>(person: P): P {
  const { email, name, guardian } = person;
  return {
    ...person,
    email: email && maskedEmail(email),
    name: nameInitial(name),
    ...(guardian && {
      guardian: { email: guardian.email && maskedEmail(guardian.email), name: nameInitial(guardian.name) },
    }),
  };
}
