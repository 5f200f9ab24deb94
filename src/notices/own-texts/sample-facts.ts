import type { DateTime } from 'luxon';
import type { DataSetFacts, ImpreciseTime, IncidentFacts } from '../../domain/facts.ts';

/** An invented incident of which everything is known that a text can say. */
export function sampleFacts(now: DateTime): IncidentFacts {
  const ago = (hours: number): ImpreciseTime => ({
    at: now.minus({ hours }).toUTC().toISO() ?? '',
    toleranceMinutes: 0,
    zone: 'UTC',
  });
  const dataSet: DataSetFacts = {
    ...{ id: 'sample', name: 'accounts', role: 'CONTROLLER', controllers: [], personalData: 'YES' },
    categories: ['name', 'email_address', 'password'],
    ...{ medium: 'ELECTRONIC', confidentiality: 'YES', integrity: 'NO', availability: 'NO' },
    protection: { encrypted: 'NO', keySafe: 'NO', availableElsewhere: 'YES' },
    groups: [{ id: 'sample', kind: 'customers', jurisdiction: 'US-MD', count: 1250, countKind: 'EXACT' }],
  };
  return {
    exercise: false,
    ...{ occurredFrom: ago(96), occurredTo: ago(48), detected: ago(47), aware: ago(46), contained: ago(45) },
    milestones: {},
    dataSets: [dataSet],
    answers: {
      cause: ['exploited_vulnerability'],
      breach_effects: ['account_takeover', 'unwanted_contact'],
      remedial_action: ['vulnerability_fixed', 'passwords_reset'],
      planned_action: ['mfa_introduced'],
      advice_given: ['change_password', 'beware_of_messages'],
      affected_services: '…',
      credit_monitoring_terms: '…',
      rights_of_people: '…',
    },
  };
}
