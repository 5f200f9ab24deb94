import { DateTime } from 'luxon';
import type { AssessContext } from '../../src/domain/assess.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type {
  AffectedGroupFacts,
  DataSetFacts,
  ImpreciseTime,
  IncidentFacts,
  OrganizationFacts,
  Protection,
} from '../../src/domain/facts.ts';

/** A time known to the minute unless said otherwise. */
export function time(at: string, toleranceMinutes = 0): ImpreciseTime {
  return { at, toleranceMinutes, zone: 'UTC' };
}

export function group(
  jurisdiction: string | null,
  count: number | null,
  id = `${jurisdiction}`,
): AffectedGroupFacts {
  return { id, kind: 'users', jurisdiction, count, countKind: count === null ? 'UNKNOWN' : 'EXACT' };
}

const unknownProtection: Protection = {
  encrypted: 'UNKNOWN',
  keySafe: 'UNKNOWN',
  availableElsewhere: 'UNKNOWN',
};

/** A data set of which nothing is known but what is given. */
export function dataSet(given: Partial<DataSetFacts> = {}): DataSetFacts {
  return {
    id: 'd',
    name: 'accounts',
    role: 'CONTROLLER',
    controllers: [],
    personalData: 'UNKNOWN',
    categories: [],
    medium: 'UNKNOWN',
    confidentiality: 'UNKNOWN',
    integrity: 'UNKNOWN',
    availability: 'UNKNOWN',
    protection: unknownProtection,
    groups: [],
    ...given,
  };
}

/** An incident of which nothing is known but what is given. */
export function incident(given: Partial<IncidentFacts> = {}): IncidentFacts {
  return {
    exercise: false,
    occurredFrom: null,
    occurredTo: null,
    detected: null,
    aware: null,
    contained: null,
    milestones: {},
    dataSets: [],
    answers: {},
    ...given,
  };
}

export function organization(given: Partial<OrganizationFacts> = {}): OrganizationFacts {
  return {
    name: 'CodeCraft AI',
    timeZone: 'America/Los_Angeles',
    establishments: ['US'],
    representatives: ['IE'],
    ...given,
  };
}

/** A single term of 72 elapsed hours from awareness, or whatever is given instead. */
export function clock(given: Partial<Clock> = {}): Clock {
  return {
    start: 'aware',
    term: { unit: 'elapsed_hours', n: 72, calendar: null },
    cases: [],
    floor: 'none',
    zone: { kind: 'entity' },
    combine: 'single',
    alternatives: [],
    whileUnknown: 'detected',
    readings: [],
    softTarget: null,
    concurrentWith: null,
    rollover: { kind: 'none', mode: 'info', calendar: null },
    extensions: [],
    ...given,
  };
}

export function context(given: Partial<AssessContext> = {}): AssessContext {
  return {
    at: instant('2026-10-24T02:00:00Z'),
    calendars: new Map(),
    questions: new Map(),
    recipientNames: new Map(),
    acts: [],
    ...given,
  };
}

export function instant(iso: string): DateTime<true> {
  return DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>;
}
