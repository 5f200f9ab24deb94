import { isPublished } from '../domain/gate/known-ways.ts';
import { inLatin, plainly } from '../domain/gate/plain-text.ts';
import { waysIn } from '../domain/gate/ways.ts';
import { error, type NoticeProblem } from '../domain/notice-problem.ts';
import { type CheckMaterial, gateContextOf } from '../notices/checks/check-material.ts';
import { refusalOf } from '../notices/checks/refuse-unsound.ts';
import { foundInMessage } from '../notices/checks/rendered-draft.ts';
import { fillFor, slotValues, UnfilledSlot } from '../notices/render/fill-for.ts';
import { type NoticeText, textsOf } from '../notices/render/notice-texts.ts';
import { type RenderedNotice, renderNotice } from '../notices/render/render-notice.ts';
import type { NoticeTools } from '../notices/texts/notices-context.ts';
import { AffectedPersonRow } from '../people/affected-person.row.ts';
import { findListedAddresses } from '../people/find-listed-addresses.ts';
import { type OpenPerson, openPeople } from '../people/sealed-person.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';

/** So many recipients are looked at before anything leaves: each with their own data in the slots, and none with another's. */
const LOOKED_AT = 200;
const FILLED_FOR = 3;
const NOBODY = { name: 'Xyzzy', email: 'xyzzy@xyzzy.test' };

/**
 * The last look before the first message leaves: what was approved, rendered as it will be, with the first recipients' data in it.
 * Refuses where the page, a slot or the text shows what nobody may be shown, such as another recipient's name or address.
 */
export async function refuseMessage(
  work: Work,
  { catalog, masterKey }: NoticeTools & { readonly masterKey: MasterKey },
  material: CheckMaterial,
  dispatchId: string | null,
): Promise<void> {
  const { now } = work;
  const { notice, version, variants, zone } = material;
  const people = dispatchId === null ? [] : await firstOf(work, masterKey, notice.incidentId, dispatchId);
  const problems: NoticeProblem[] = [];
  for (const text of textsOf(notice, version, variants)) {
    const rendered = renderNotice(text, text.locale, { today: { now, zone } });
    const { html } = fillFor(rendered, NOBODY);
    for (const recipient of [NOBODY, ...people.slice(0, FILLED_FOR)]) {
      const slotted = slottedFor(rendered, recipient);
      if (slotted === null) continue;
      // What stands in the page is looked for without anybody's data: that is escaped there, and theirs.
      const message = { ...fillFor(rendered, recipient), html };
      problems.push(...foundInMessage(material, catalog, text, message, slotted));
    }
    problems.push(...shown(text, people));
    const { known } = gateContextOf(material, catalog);
    const addresses = waysIn(inLatin(plainly(`${text.subject}\n${text.body}`)))
      .filter((way) => way.kind === 'EMAIL' && !isPublished(way, known))
      .map(({ value }) => value);
    for (const address of await findListedAddresses(work, masterKey, notice.incidentId, addresses))
      problems.push(theirs(address));
  }
  const errors = problems.filter(({ severity }) => severity === 'ERROR');
  if (errors.length > 0) throw refusalOf(unique(errors), version.version);
}

/** What goes into the slots; null: something is not known of them, and their message alone fails. */
function slottedFor(
  { slots }: RenderedNotice,
  recipient: Pick<OpenPerson, 'name' | 'email'>,
): readonly string[] | null {
  try {
    return slotValues(slots, recipient);
  } catch (cause) {
    if (cause instanceof UnfilledSlot) return null;
    throw cause;
  }
}

/** Names and addresses of recipients that stand in the text itself, where all the others read them. */
function shown({ subject, body }: NoticeText, people: readonly OpenPerson[]): NoticeProblem[] {
  const text = ` ${plainly(`${subject}\n${body}`).toLowerCase()} `;
  const stands = (words: string) => {
    const at = text.indexOf(words.toLowerCase());
    return at > 0 && !/[\p{L}\p{N}]/u.test(`${text.charAt(at - 1)}${text.charAt(at + words.length)}`);
  };
  return people.flatMap(({ name, email }) => {
    const isName =
      name !== null && /\S\s+\S/.test(name.trim()) && name.trim().length >= 6 && stands(name.trim());
    const isAddress = email !== null && stands(email);
    return isName ? [theirs(name)] : isAddress ? [theirs(email)] : [];
  });
}

function theirs(excerpt: string): NoticeProblem {
  const message =
    'The text itself names one of the people it goes to, and everybody would read it: take it out.';
  return error('PERSONAL_DETAIL', message, { excerpt });
}

function unique(problems: readonly NoticeProblem[]): readonly NoticeProblem[] {
  return [...new Map(problems.map((one) => [one.message, one])).values()];
}

async function firstOf(
  { db, organizationId }: Work,
  masterKey: MasterKey,
  incidentId: string,
  dispatchId: string,
): Promise<readonly OpenPerson[]> {
  const rows = await db
    .createQueryBuilder(AffectedPersonRow, 'p')
    .where('p.organization_id = :organizationId', { organizationId })
    .andWhere(
      'p.id in (select d.person_id from delivery d where d.organization_id = :organizationId and d.dispatch_id = :dispatchId order by d.id limit :most)',
      { dispatchId, most: LOOKED_AT },
    )
    .getMany();
  const open = await openPeople(db, masterKey, organizationId, incidentId, rows);
  return open.filter((one) => one !== null);
}
