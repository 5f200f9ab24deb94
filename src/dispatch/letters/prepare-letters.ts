import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { showCode } from '../../domain/check-code.ts';
import { inZone } from '../../domain/instant.ts';
import { localeFor } from '../../domain/locale-choice.ts';
import { findIncident } from '../../incidents/find-incident.ts';
import { type SettableNotice, settableNotice } from '../../notices/approval/settable-notice.ts';
import type { ValidApproval } from '../../notices/find-valid-approval.ts';
import type { NoticeRow } from '../../notices/notice.row.ts';
import { textsOf } from '../../notices/render/notice-texts.ts';
import { showDate } from '../../notices/render/show-time.ts';
import { contactOf } from '../../notices/texts/contact-ways.ts';
import { findContacts, findOrganization } from '../../organizations/find-organization.ts';
import { homeCountry } from '../../organizations/home-country.ts';
import type { Sender } from '../../platform/documents/document.ts';
import {
  type LetterForm,
  type LetterFormKey,
  letterFormOf,
  letterForms,
} from '../../platform/documents/page-form.ts';

/** What all letters of a notice share, made once. */
export interface Letters {
  readonly notice: NoticeRow;
  readonly form: LetterForm;
  readonly sender: Sender;
  /** Where they are posted: a letter to another country names it. */
  readonly country: string | null;
  /** Beside the window: the day, and how to ask back. */
  readonly info: (locale: string) => readonly string[];
  readonly textFor: (wanted: string | null) => { readonly locale: string; readonly text: SettableNotice };
  /** At the foot of each page: who, and the code to check the notice by. */
  readonly footer: readonly string[];
  /** Letters of an exercise say so, and are never posted. */
  readonly exercise: boolean;
  /** Midnight of the day they bear: made twice on one day they are the same bytes. */
  readonly day: DateTime<true>;
}

/** Reads the approved version and who sends it. */
export async function prepareLetters(
  db: EntityManager,
  { notice, version, variants }: ValidApproval,
  { now, formKey }: { readonly now: DateTime; readonly formKey: LetterFormKey | null },
): Promise<Letters> {
  const { organizationId, incidentId } = notice;
  const { exercise } = await findIncident(db, organizationId, incidentId);
  const organization = await findOrganization(db, organizationId);
  const { name, legalName, postalAddress, timeZone } = organization;
  const country = homeCountry(organization);
  const { email, phone, url } = contactOf(await findContacts(db, organizationId)) ?? {};
  const legal = legalName ?? name;
  const address = (postalAddress ?? '').split('\n').filter((line) => line.trim() !== '');
  const ways = [email, phone, url].flatMap((way) => way ?? []);
  const texts = textsOf(notice, version, variants).map((text) => ({
    locale: text.locale,
    text: settableNotice(text, { today: { now, zone: timeZone } }),
  }));
  const day = inZone(now, timeZone).startOf('day');
  const locales = texts.map(({ locale }) => locale);
  return {
    ...{ notice, exercise, day, country },
    form: letterForms[formKey ?? letterFormOf(country)],
    sender: {
      name: version.brand?.name ?? legal,
      address: version.brand?.name ? [legal, ...address] : address,
      returnTo: [legal, ...address],
      accent: version.brand?.accent ?? null,
    },
    footer: [legal, ...(notice.code ? [showCode(notice.code)] : [])],
    info: (locale) => [showDate(now, timeZone, locale), ...ways],
    textFor: (wanted) => {
      const text = texts.find(({ locale }) => locale === localeFor(locales, wanted));
      if (!text) throw new Error('a notice without a text');
      return text;
    },
  };
}
