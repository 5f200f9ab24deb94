import { DateTime } from 'luxon';
import type { FormField, FormValue } from './form.ts';

const plain: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' };

/** A value as a person would write it into the form. */
export function inWords({ type, options }: FormField, value: FormValue): string {
  const label = (key: string) => options.find((option) => option.key === key)?.label ?? key;
  switch (type) {
    case 'choice':
    case 'choices':
      return [value]
        .flat()
        .map((key) => label(String(key)))
        .join('; ');
    case 'list':
      return [value].flat().join('; ');
    case 'yes-no-unknown':
      return plain[String(value)] ?? String(value);
    case 'instant':
      return instantInWords(DateTime.fromISO(String(value), { setZone: true }));
    case 'date':
      return DateTime.fromISO(String(value)).toFormat('d LLLL yyyy', { locale: 'en-GB' });
    default:
      return String(value);
  }
}

/** "24 October 2026, 03:10 (UTC+02:00)", on the wall of the zone it carries. */
export function instantInWords(instant: DateTime): string {
  const zone = instant.offset === 0 ? '(UTC)' : `(UTC${instant.toFormat('ZZ')})`;
  return `${instant.toFormat('d LLLL yyyy, HH:mm', { locale: 'en-GB' })} ${zone}`;
}

/** Said of what is not known yet. */
export function toFollowWords(restFollowsBy: DateTime | null): string {
  const by = restFollowsBy?.toUTC().toFormat("d LLLL yyyy, HH:mm 'UTC'", { locale: 'en-GB' });
  return `To be determined${by ? `; follows by ${by}` : ''}`;
}
