import { DateTime } from 'luxon';

/** As much of a person's age as decides who is written to; the date of birth itself stays sealed. */
export const ageBands = ['UNDER_13', 'AGED_13_TO_17', 'ADULT', 'UNKNOWN'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Who gets the notice to somebody aged 13 to 17; a child under 13 is never written to, only the guardian. */
export const minorTreatments = ['CHILD_AND_GUARDIAN', 'CHILD', 'GUARDIAN'] as const;
export type MinorTreatment = (typeof minorTreatments)[number];

/** What somebody of unknown age is taken for. */
export const unknownAgeTreatments = ['AS_ADULT', 'AS_13_TO_17', 'WITHHOLD'] as const;
export type UnknownAgeTreatment = (typeof unknownAgeTreatments)[number];

const OLDEST = 130;

/** "2012-02-29" → the date; null for anything that is no date of birth of somebody alive. */
export function birthDate(written: string, now: DateTime<true>): string | null {
  const date = DateTime.fromFormat(written, 'yyyy-MM-dd', { zone: 'utc' });
  return date.isValid && date <= now && now.diff(date, 'years').years <= OLDEST ? written : null;
}

/** The band on a day: a birthday counts from its beginning, one on 29 February from 1 March in other years. */
export function ageBandOf(born: string, now: DateTime<true>): AgeBand {
  const date = DateTime.fromISO(born, { zone: 'utc' });
  const had = (years: number) => {
    const birthday = date.plus({ years });
    return now >= (birthday.day === date.day ? birthday : birthday.plus({ days: 1 }));
  };
  if (!had(13)) return 'UNDER_13';
  return had(18) ? 'ADULT' : 'AGED_13_TO_17';
}
