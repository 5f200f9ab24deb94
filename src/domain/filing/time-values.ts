import { DateTime } from 'luxon';
import type { ImpreciseTime } from '../facts.ts';
import { instantInWords } from '../form/in-words.ts';
import type { FilingScene } from './scene.ts';
import { answerOf, type ValueOf } from './value-of.ts';

/** When it happened, was found and became known; and where this filing stands. */
export const timeValues: Readonly<Record<string, ValueOf>> = {
  'times.occurrence': occurrence,
  'times.begun': ({ facts: { occurredFrom } }) => (occurredFrom === null ? null : 'yes'),
  'times.estimated': ({ facts: { occurredFrom, occurredTo } }) =>
    [occurredFrom, occurredTo].some((time) => (time?.toleranceMinutes ?? 0) > 0) ? 'yes' : 'no',
  'times.from': ({ facts }) => local(facts.occurredFrom),
  'times.to': ({ facts }) => local(facts.occurredTo ?? facts.contained),
  'times.detected': ({ facts }) => local(facts.detected),
  'times.aware': ({ facts }) => local(facts.aware),
  'times.contained': ({ facts }) => local(facts.contained),
  'times.told_by_other': ({ facts }) => local(facts.milestones['informed_by_processor'] ?? facts.detected),
  'times.determined': ({ facts }) => local(facts.milestones['determined'] ?? null),
  'times.classified_major': ({ facts }) => local(facts.milestones['classified_major'] ?? null),
  'times.now': ({ now }) => now,
  'discovery.how': (scene) => {
    const said = answerOf(scene, 'how_discovered');
    if (typeof said === 'string') return said;
    return scene.facts.milestones['informed_by_processor'] ? 'processor' : null;
  },
  'awareness.gap_reason': ({ gapReason }) => gapReason,
  'incident.reference': ({ reference }) => reference,
  'filing.kind': ({ kind }) => kind,
  'filing.late': late,
  'filing.late_reason': ({ lateReason }) => lateReason,
  'filing.reason': ({ reason }) => reason,
  'filing.stage_reference': ({ stageReference }) => stageReference,
  'filing.previous_reference': ({ first }) => first?.reference ?? null,
};

/** A first filing is late after its due instant; what follows it is as late as the first one was. */
function late({ kind, first, now, duty: { dueAt } }: FilingScene): string {
  if (kind !== 'INITIAL' && first) return first.late ? 'yes' : 'no';
  return dueAt !== null && now > dueAt ? 'yes' : 'no';
}

/** On the wall of the zone it was typed in. */
function local(time: ImpreciseTime | null): string | null {
  if (time === null) return null;
  return DateTime.fromISO(time.at, { zone: 'utc' }).setZone(time.zone).toISO({ suppressMilliseconds: true });
}

/** A time as a sentence has it: "24 October 2026, 03:10 (UTC+02:00)"; null: not known. */
export function timeInWords(time: ImpreciseTime | null): string | null {
  const iso = local(time);
  if (iso === null) return null;
  const about = (time?.toleranceMinutes ?? 0) > 0 ? 'about ' : '';
  return `${about}${instantInWords(DateTime.fromISO(iso, { setZone: true }))}`;
}

/** Without an end on record it is not known whether it goes on: a person says so. */
function occurrence({ facts: { occurredFrom, occurredTo, contained } }: FilingScene): string | null {
  const end = occurredTo ?? contained;
  if (occurredFrom === null || end === null) return null;
  return local(occurredFrom)?.slice(0, 10) === local({ ...end, zone: occurredFrom.zone })?.slice(0, 10)
    ? 'day'
    : 'period';
}
