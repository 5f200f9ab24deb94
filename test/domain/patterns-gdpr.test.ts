import { breach, company, names, pattern, people, sealed, when } from './fact-pattern.ts';

const FR = company('FR', 'Europe/Paris');
const A = { aware: when('2026-11-02T10:15:00+01:00'), detected: when('2026-11-02T08:00:00+01:00') };
const DUE = '2026-11-05T10:15:00+01:00';
const R = { risk_to_people: 'risk' };
const H = { risk_to_people: 'high_risk' };
const U = { risk_to_people: 'unlikely' };
const US = (answers = {}) =>
  company('US', 'America/New_York', ['none'], answers, { representatives: ['IE'] });
const TEL = company('FR', 'Europe/Paris', ['eu_communications_provider']);
const C = { communications_service_breach: true };

describe('the General Data Protection Regulation', () => {
  pattern(
    'a risk is likely: the authority within 72 hours, the people not',
    FR,
    breach([people('FR')], R, A),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE} sa:FR firm`, 'eu-gdpr-art34': 'NOT_REQUIRED' },
  );
  pattern('a risk is unlikely: the register alone', FR, breach([people('FR')], U, A), {
    'eu-gdpr-art33-1': 'NOT_REQUIRED',
    'eu-gdpr-art34': 'NOT_REQUIRED',
    'eu-gdpr-art33-5': 'REQUIRED',
  });
  pattern(
    'nobody has judged the risk: the authority is due, word to the people is open',
    FR,
    breach([people('FR')], {}, A),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE} sa:FR`, 'eu-gdpr-art34': 'UNDECIDED ?risk_to_people' },
  );
  pattern('a high risk: the people too, without a date', FR, breach([people('FR')], H, A), {
    'eu-gdpr-art33-1': `REQUIRED ${DUE}`,
    'eu-gdpr-art34': 'REQUIRED -',
  });
  pattern(
    'well encrypted, the key safe, a copy at hand: nobody is told',
    FR,
    breach([people('FR')], { encryption_state_of_the_art: true }, A, { protection: sealed }),
    { 'eu-gdpr-art33-1': 'NOT_REQUIRED', 'eu-gdpr-art34': 'NOT_REQUIRED' },
  );
  pattern(
    'well encrypted but lost: encryption excuses no loss',
    FR,
    breach([people('FR')], { encryption_state_of_the_art: true }, A, {
      availability: 'YES',
      protection: { ...sealed, availableElsewhere: 'NO' },
    }),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE}`, 'eu-gdpr-art34': 'UNDECIDED ?risk_to_people' },
  );
  pattern(
    'the key was taken with it: encryption excuses nothing',
    FR,
    breach([people('FR')], { ...H, encryption_state_of_the_art: true }, A, {
      protection: { ...sealed, keySafe: 'NO' },
    }),
    { 'eu-gdpr-art34': 'REQUIRED -', 'eu-gdpr-art33-1': `REQUIRED ${DUE}` },
  );
  pattern(
    'the high risk was averted afterwards: the authority alone',
    FR,
    breach([people('FR')], { ...H, high_risk_averted: true }, A),
    { 'eu-gdpr-art34': 'NOT_REQUIRED', 'eu-gdpr-art33-1': `REQUIRED ${DUE}` },
  );
  pattern(
    'telling each takes too much: a public communication is still a duty',
    FR,
    breach([people('FR')], { ...H, individual_notice_disproportionate: true }, A),
    { 'eu-gdpr-art34': 'REQUIRED -', 'eu-gdpr-art33-1': `REQUIRED ${DUE}` },
  );
  pattern(
    'a processor of two controllers tells them, and no authority',
    FR,
    breach([people('FR')], {}, A, { role: 'PROCESSOR', controllers: ['Alder', 'Birch'] }),
    { 'eu-gdpr-art33-2': 'REQUIRED -', 'eu-gdpr-art33-1': 'NOT_REQUIRED', 'eu-gdpr-art34': 'NOT_REQUIRED' },
  );
  pattern(
    'in whose name the data was held is not known',
    FR,
    breach([people('FR')], R, A, { role: 'UNKNOWN' }),
    {
      'eu-gdpr-art33-1': `UNDECIDED ${DUE}`,
      'eu-gdpr-art33-2': 'UNDECIDED',
      'eu-gdpr-art34': 'NOT_REQUIRED',
    },
  );
  pattern(
    'no establishment: each authority, and a representative gives no one-stop shop',
    US({ targets_people_in_eea: true }),
    breach([people('FR'), people('IT')], R, A),
    { 'eu-gdpr-art33-1': `REQUIRED 2026-11-05T10:15:00+01:00 sa:FR,sa:IT`, 'eu-gdpr-art34': 'NOT_REQUIRED' },
  );
  pattern(
    'a company that targets nobody in Europe',
    US({ targets_people_in_eea: false }),
    breach([people('FR'), people('IT')], R, A),
    { 'eu-gdpr-art33-1': 'NOT_REQUIRED', 'eu-gdpr-art34': 'NOT_REQUIRED' },
  );
  pattern(
    'an establishment in the Union is enough, wherever the people live',
    FR,
    breach([people('US-GA')], { ...R, misuse_likely: false }, A),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE} sa:FR` },
  );
  pattern(
    'several establishments: the authority of the main one leads',
    company(['FR', 'IT'], 'Europe/Paris', ['none'], {}, { mainEstablishment: 'IT' }),
    breach([people('FR'), people('IT')], R, A),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE} sa:IT` },
  );
  pattern(
    'the main establishment lies outside the Union',
    company(['US', 'FR'], 'America/New_York', ['none'], {}, { mainEstablishment: 'US' }),
    breach([people('FR'), people('IT')], R, A),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE} sa:FR` },
  );
  pattern(
    'the authority of the Land in Germany',
    company('DE-BY', 'Europe/Berlin'),
    breach([people('DE')], R, A),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE} sa:DE-BY` },
  );
  pattern('Norway is in the EEA', company('NO', 'Europe/Oslo'), breach([people('NO')], R, A), {
    'eu-gdpr-art33-1': `REQUIRED ${DUE} sa:NO`,
  });
  pattern('paper counts', FR, breach([people('FR')], R, A, { medium: 'PAPER' }), {
    'eu-gdpr-art33-1': `REQUIRED ${DUE}`,
  });
  pattern(
    'a loss alone is a breach',
    FR,
    breach([people('FR')], R, A, { confidentiality: 'NO', availability: 'YES' }),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE}` },
  );
  pattern('no personal data, no breach of it', FR, breach([], {}, A, { personalData: 'NO' }), {
    'eu-gdpr-art33-1': 'NOT_REQUIRED',
    'eu-gdpr-art34': 'NOT_REQUIRED',
    'eu-gdpr-art33-5': 'NOT_REQUIRED',
  });
  pattern(
    'awareness is not declared: the worst case runs from the first signal',
    FR,
    breach([people('FR')], R, { detected: A.detected }),
    { 'eu-gdpr-art33-1': 'REQUIRED 2026-11-05T08:00:00+01:00' },
  );
  pattern(
    'about a quarter past ten, give or take half an hour',
    FR,
    breach([people('FR')], R, { aware: when('2026-11-02T10:15:00+01:00', 30) }),
    { 'eu-gdpr-art33-1': 'REQUIRED 2026-11-05T09:45:00+01:00' },
  );
  pattern(
    '72 hours over the end of summer time',
    FR,
    breach([people('FR')], R, { aware: when('2026-10-24T10:15:00+02:00') }),
    { 'eu-gdpr-art33-1': 'REQUIRED 2026-10-27T08:15:00Z' },
  );
  pattern(
    '72 hours over the beginning of summer time',
    FR,
    breach([people('FR')], R, { aware: when('2026-03-28T10:15:00+01:00') }),
    { 'eu-gdpr-art33-1': 'REQUIRED 2026-03-31T09:15:00Z' },
  );
  pattern(
    '72 hours over the 29th of February',
    FR,
    breach([people('FR')], R, { aware: when('2024-02-27T23:30:00+01:00') }),
    { 'eu-gdpr-art33-1': 'REQUIRED 2024-03-01T23:30:00+01:00' },
  );
  pattern(
    '72 hours that end on a Sunday',
    FR,
    breach([people('FR')], R, { aware: when('2026-11-05T10:15:00+01:00') }),
    { 'eu-gdpr-art33-1': 'REQUIRED 2026-11-08T10:15:00+01:00' },
  );
  pattern(
    'another joint controller notifies by the arrangement',
    FR,
    breach([people('FR')], { ...R, joint_controller_leads: 'another_leads' }, A, {
      role: 'JOINT_CONTROLLER',
    }),
    { 'eu-gdpr-art33-1': 'NOT_REQUIRED', 'eu-gdpr-art34': 'NOT_REQUIRED' },
  );
  pattern(
    'joint controllers without an arrangement',
    FR,
    breach([people('FR')], { ...R, joint_controller_leads: 'not_arranged' }, A, { role: 'JOINT_CONTROLLER' }),
    { 'eu-gdpr-art33-1': `REQUIRED ${DUE}`, 'eu-gdpr-art34': 'NOT_REQUIRED' },
  );
  pattern(
    'one data set as controller, another as processor',
    FR,
    breach([people('FR')], R, {
      ...A,
      dataSets: [
        names([people('FR')]),
        names([people('FR')], { id: 'e', role: 'PROCESSOR', controllers: ['Alder'] }),
      ],
    }),
    {
      'eu-gdpr-art33-1': `REQUIRED ${DUE}`,
      'eu-gdpr-art33-2': 'REQUIRED -',
      'eu-gdpr-art34': 'NOT_REQUIRED',
    },
  );
  pattern('the 96 hours of the Digital Omnibus are only proposed', FR, breach([people('FR')], H, A), {
    'eu-digital-omnibus-96h': 'ABSENT',
    'eu-gdpr-art33-1': 'REQUIRED',
    'eu-gdpr-art34': 'REQUIRED',
  });
});

describe('providers of public communications services', () => {
  pattern(
    '24 hours from detection whatever the risk, and no second notice under the GDPR',
    TEL,
    breach(
      [people('FR')],
      { ...C, ...U, privacy_adverse_effect: false, nis2_national_law_applies: false },
      A,
    ),
    {
      'eu-611-2013-authority-initial': 'REQUIRED 2026-11-03T08:00:00+01:00 eprivacy:FR',
      'eu-611-2013-subscribers': 'NOT_REQUIRED',
      'eu-gdpr-art33-1': 'NOT_REQUIRED',
    },
  );
  pattern(
    'what was missing follows within three days of the first notice',
    TEL,
    breach(
      [people('FR')],
      { ...C, ...R, eprivacy_initial_incomplete: true, privacy_adverse_effect: true },
      A,
    ),
    {
      'eu-611-2013-authority-initial': 'REQUIRED',
      'eu-611-2013-authority-second': 'REQUIRED 2026-11-06T23:59:59+01:00',
      'eu-611-2013-subscribers': 'REQUIRED -',
    },
    { acts: [['eu-611-2013-authority-initial', '2026-11-03T07:00:00+01:00', 'eprivacy:FR']] },
  );
  pattern(
    'the first notice was complete',
    TEL,
    breach(
      [people('FR')],
      { ...C, ...R, eprivacy_initial_incomplete: false, privacy_adverse_effect: true },
      A,
    ),
    {
      'eu-611-2013-authority-initial': 'REQUIRED',
      'eu-611-2013-authority-second': 'NOT_REQUIRED',
      'eu-611-2013-subscribers': 'REQUIRED -',
    },
  );
  pattern(
    'the authority is satisfied that nobody can read it',
    TEL,
    breach(
      [people('FR')],
      { ...C, ...R, privacy_adverse_effect: true, unintelligible_shown_to_authority: true },
      A,
      { protection: sealed },
    ),
    { 'eu-611-2013-authority-initial': 'REQUIRED', 'eu-611-2013-subscribers': 'NOT_REQUIRED' },
  );
  pattern(
    'staff files of a provider are under the GDPR',
    TEL,
    breach([people('FR')], { communications_service_breach: false, ...R }, A),
    {
      'eu-611-2013-authority-initial': 'NOT_REQUIRED',
      'eu-gdpr-art33-1': 'REQUIRED',
      'eu-611-2013-subscribers': 'NOT_REQUIRED',
    },
  );
  pattern(
    'a provider without subscribers of its own tells the contracting one',
    TEL,
    breach([people('FR')], { ...C, ...R }, A, { role: 'PROCESSOR', controllers: ['Alder Telecom'] }),
    { 'eu-611-2013-contracting-provider': 'REQUIRED -', 'eu-611-2013-authority-initial': 'NOT_REQUIRED' },
  );
});
