import type { AffectedGroupFacts, DataSetFacts, IncidentFacts } from '../../../src/domain/facts.ts';

const group = (jurisdiction: string, count: number): AffectedGroupFacts => ({
  ...{ id: `g-${jurisdiction}`, kind: 'users', jurisdiction, count, countKind: 'EXACT' },
});
const accounts = (groups: readonly AffectedGroupFacts[]): DataSetFacts => ({
  ...{
    id: 'd',
    name: 'accounts',
    role: 'CONTROLLER',
    controllers: [],
    personalData: 'YES',
    medium: 'ELECTRONIC',
  },
  ...{ confidentiality: 'YES', integrity: 'NO', availability: 'NO' },
  categories: ['name', 'email_address', 'password', 'ssn'],
  protection: { encrypted: 'NO', keySafe: 'NO', availableElsewhere: 'YES' },
  groups,
});
const incident = (dataSets: readonly DataSetFacts[]): IncidentFacts => ({
  ...{ exercise: false, occurredFrom: null, occurredTo: null, contained: null, dataSets, answers: {} },
  detected: { at: '2026-10-24T01:10:00Z', toleranceMinutes: 0, zone: 'UTC' },
  aware: { at: '2026-10-24T02:10:00Z', toleranceMinutes: 0, zone: 'UTC' },
  milestones: { discovered: { at: '2026-10-24T01:10:00Z', toleranceMinutes: 0, zone: 'UTC' } },
});
const everywhere = 'DE FR NL IE GB CH US-CA US-NY US-TX US-FL US-WA US-MA BR JP KR AU IN SG CA ZA'.split(' ');

/** What the catalogue is judged on: a first call at night, an incident of a few countries, one of twenty. */
export const incidents: Readonly<Record<string, IncidentFacts>> = {
  'nothing known yet': incident([]),
  'four places': incident([
    accounts([group('DE', 5_000), group('FR', 300), group('US-CA', 512), group('US-MD', 8)]),
  ]),
  'twenty places': incident([accounts(everywhere.map((place) => group(place, 900)))]),
};
