import { describe, expect, it } from '@jest/globals';
import { dutyInWords, reasonsTogether } from '../../src/exports/register-words.ts';

describe('the register as an auditor reads it', () => {
  it('says in words how a duty stands', () => {
    expect(dutyInWords('N.Y. Gen. Bus. Law § 899-aa(2): LAPSED')).toBe(
      'N.Y. Gen. Bus. Law § 899-aa(2): no longer asked for, as the facts are now',
    );
    expect(dutyInWords('Art. 33(1) → CNIL: UNDECIDED, OPEN')).toBe('Art. 33(1) → CNIL: undecided, open');
    expect(
      dutyInWords('Art. 33(1) → CNIL: MET, first answered 2026-10-25T03:10:00.000Z, reference AB: C'),
    ).toBe('Art. 33(1) → CNIL: met, first answered 2026-10-25T03:10:00.000Z, reference AB: C');
  });

  it('gives each reason once, under its duty and verdict', () => {
    expect(
      reasonsTogether([
        'Art. 33(1): Required: people in DE are affected',
        'Art. 33(1): Required: people in FR are affected',
        'UK GDPR, Art. 33(1): Not required: nobody in GB',
        'Art. 33(1): Required: people in DE are affected',
        'Art. 33(1): Filed 10 min late: asleep',
      ]),
    ).toEqual([
      'Art. 33(1): Required: people in DE are affected; people in FR are affected',
      'UK GDPR, Art. 33(1): Not required: nobody in GB',
      'Art. 33(1): Filed 10 min late: asleep',
    ]);
  });
});
