import { breach, company, noPersonalData, pattern, when } from './fact-pattern.ts';

const F = (kind = 'dora_financial_entity', answers = {}) => company('FR', 'Europe/Paris', [kind], answers);
const M = { dora_major_incident: true, dora_clients_affected: false };
const D = (aware: string, classified?: string) => ({
  aware: when(aware),
  milestones: classified === undefined ? {} : { classified_major: when(classified) },
});

describe('financial entities (DORA)', () => {
  pattern(
    'four hours from the classification',
    F(),
    breach([], M, D('2026-11-03T09:00:00+01:00', '2026-11-03T11:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-03T15:00:00+01:00 dora:FR' },
  );
  pattern(
    'classified after 22 hours: the cap of 24 hours comes first',
    F(),
    breach([], M, D('2026-11-03T09:00:00+01:00', '2026-11-04T07:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-04T09:00:00+01:00' },
  );
  pattern(
    'classified after 25 hours: four hours from then',
    F(),
    breach([], M, D('2026-11-03T09:00:00+01:00', '2026-11-04T10:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-04T14:00:00+01:00' },
  );
  pattern(
    'the time of the classification says that it is major',
    F(),
    breach(
      [],
      { dora_clients_affected: false },
      D('2026-11-03T09:00:00+01:00', '2026-11-03T11:00:00+01:00'),
      noPersonalData,
    ),
    { 'eu-dora-initial': 'REQUIRED 2026-11-03T15:00:00+01:00' },
  );
  pattern(
    'whether it is major nobody has said',
    F(),
    breach([], {}, D('2026-11-03T09:00:00+01:00'), noPersonalData),
    {
      'eu-dora-initial': 'UNDECIDED 2026-11-04T09:00:00+01:00 ?dora_major_incident',
      'eu-dora-intermediate': 'UNDECIDED',
      'eu-dora-final': 'UNDECIDED',
      'eu-dora-clients': 'UNDECIDED',
    },
  );
  pattern(
    'a Saturday ends at noon on Monday, without a question whether the relief was withdrawn',
    F(),
    breach([], M, D('2026-11-06T21:00:00+01:00', '2026-11-07T07:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-09T12:00:00+01:00' },
  );
  pattern(
    'a bank reports on Saturday',
    F('dora_credit_institution'),
    breach([], M, D('2026-11-06T21:00:00+01:00', '2026-11-07T07:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-07T11:00:00+01:00' },
  );
  pattern(
    'an essential entity reports on Saturday',
    company('FR', 'Europe/Paris', ['dora_financial_entity', 'nis2_essential_entity']),
    breach([], M, D('2026-11-06T21:00:00+01:00', '2026-11-07T07:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-07T11:00:00+01:00' },
  );
  pattern(
    'the authority has withdrawn the relief',
    F('dora_financial_entity', { dora_weekend_relief_withdrawn: true }),
    breach([], M, D('2026-11-06T21:00:00+01:00', '2026-11-07T07:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-07T11:00:00+01:00' },
  );
  pattern(
    'the 11th of November is a bank holiday in France',
    F(),
    breach([], M, D('2026-11-11T08:00:00+01:00', '2026-11-11T09:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-12T12:00:00+01:00' },
  );
  pattern(
    'the 11th of November is none in Germany',
    company('DE', 'Europe/Berlin', ['dora_financial_entity']),
    breach([], M, D('2026-11-11T08:00:00+01:00', '2026-11-11T09:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-11-11T13:00:00+01:00' },
  );
  pattern(
    'Christmas and the weekend after it',
    F(),
    breach([], M, D('2026-12-25T08:00:00+01:00', '2026-12-25T09:00:00+01:00'), noPersonalData),
    { 'eu-dora-initial': 'REQUIRED 2026-12-28T12:00:00+01:00' },
  );
  pattern(
    '72 hours after the first report end on a Sunday',
    F(),
    breach([], M, D('2026-11-05T08:00:00+01:00', '2026-11-05T09:00:00+01:00'), noPersonalData),
    { 'eu-dora-intermediate': 'REQUIRED 2026-11-09T12:00:00+01:00' },
    { acts: [['eu-dora-initial', '2026-11-05T10:00:00+01:00', 'dora:FR']] },
  );
  pattern(
    '72 hours of a bank end on a Sunday',
    F('dora_credit_institution'),
    breach([], M, D('2026-11-05T08:00:00+01:00', '2026-11-05T09:00:00+01:00'), noPersonalData),
    { 'eu-dora-intermediate': 'REQUIRED 2026-11-08T10:00:00+01:00' },
    { acts: [['eu-dora-initial', '2026-11-05T10:00:00+01:00', 'dora:FR']] },
  );
  pattern(
    'the final report of a bank keeps the relief',
    F('dora_credit_institution'),
    breach([], M, D('2026-10-04T08:00:00+02:00', '2026-10-04T09:00:00+02:00'), noPersonalData),
    {
      'eu-dora-initial': 'REQUIRED',
      'eu-dora-intermediate': 'REQUIRED',
      'eu-dora-final': 'REQUIRED 2026-11-09T12:00:00+01:00',
    },
    {
      acts: [
        ['eu-dora-initial', '2026-10-04T10:00:00+02:00', 'dora:FR'],
        ['eu-dora-intermediate', '2026-10-07T10:00:00+02:00', 'dora:FR'],
      ],
    },
  );
  pattern(
    'one month after the 31st of March',
    F(),
    breach([], M, D('2026-03-28T08:00:00+01:00', '2026-03-28T09:00:00+01:00'), noPersonalData),
    {
      'eu-dora-initial': 'REQUIRED',
      'eu-dora-intermediate': 'REQUIRED',
      'eu-dora-final': 'REQUIRED 2026-04-30T23:59:59+02:00',
    },
    {
      acts: [
        ['eu-dora-initial', '2026-03-28T10:00:00+01:00', 'dora:FR'],
        ['eu-dora-intermediate', '2026-03-31T10:00:00+02:00', 'dora:FR'],
      ],
    },
  );
});
