import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../domain/facts.ts';
import { checkNotice, type NoticeProblem } from '../domain/notice-checks.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import { answered, dataSetsUnder } from './answered.ts';
import { publicWays } from './contact-ways.ts';
import type { NoticeRow, NoticeVersionRow } from './notice.row.ts';
import { renderNotice, UnsendableText } from './render-notice.ts';

/** A notice's current text and everything it is held against. */
export interface CheckMaterial {
  readonly notice: NoticeRow;
  readonly version: NoticeVersionRow;
  readonly obligations: readonly ObligationRow[];
  readonly facts: IncidentFacts;
  readonly factsVersion: number;
  readonly contacts: readonly ContactRow[];
}

/** Everything wrong with the current text, against the facts as they are now. */
export function problemsOf(material: CheckMaterial, now: DateTime): readonly NoticeProblem[] {
  const { notice, version, obligations, facts, factsVersion, contacts } = material;
  const { subject, body } = version;
  const problems = checkNotice({
    subject,
    body,
    locale: notice.locale,
    obligations: answered(obligations, now),
    dataSets: dataSetsUnder(facts, obligations),
    contactWays: publicWays(contacts),
    factsChanged: factsVersion > version.incidentVersion,
    now: now.toUTC().toISO() ?? '',
  });
  return [...problems, ...unrenderable(material)];
}

function unrenderable({ notice, version }: CheckMaterial): NoticeProblem[] {
  try {
    renderNotice(version, notice.locale, { draft: true });
    return [];
  } catch (error) {
    if (!(error instanceof UnsendableText)) throw error;
    return [
      { code: 'TEXT_UNREADABLE', severity: 'ERROR', element: null, message: error.message, citation: null },
    ];
  }
}
