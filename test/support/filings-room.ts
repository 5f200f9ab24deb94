import type { Json, TestApi, TestOrganization } from './api.ts';
import { accounts, done, dutyOf, INCIDENT, reportLeak } from './breach.ts';

export const ART33 = 'eu-gdpr-art33-1';
export const PREPARED = `id kind form completeness complete restFollowsBy refersTo contentDigest content
  missing { mustNow { field weight } mayFollow { field label weight citation letter } optional { field } }
  copyFields { field number section label value toFollow } changes { field label was is }`;

/** Every fact of Art. 33(3) that the record can hold, and what the form asks beside it. */
export const facts = [
  { key: 'cause', texts: ['stolen_credentials', 'misconfiguration'] },
  { key: 'how_discovered', text: 'own_detection' },
  { key: 'recipients_of_data', text: 'attacker' },
  { key: 'records_concerned', number: 862 },
  { key: 'measures_before', texts: ['access_control', 'training'] },
  { key: 'breach_effects', texts: ['identity_theft_or_fraud', 'unwanted_contact'] },
  { key: 'risk_to_people', text: 'risk' },
  { key: 'remedial_action', texts: ['passwords_reset', 'configuration_corrected'] },
  { key: 'planned_action', texts: ['mfa_introduced'] },
];

/** What no fact holds: a person answers it. */
export const answers = [
  { field: 'reporter_function_text', text: 'Head of security' },
  { field: 'risk_method', text: 'Likelihood and severity were weighed by a named person.' },
  { field: 'severity', text: 'moderate' },
];

/** CodeCraft, established in France, with a data protection officer and somebody to ask. */
export async function furnish(api: TestApi, { administrator }: TestOrganization): Promise<void> {
  const contact = (input: object) => done(api, administrator, 'setContact', input, 'id');
  await done(api, administrator, 'amendOrganization', {
    ...{ legalName: 'CodeCraft SAS', postalAddress: '1 rue du Test\n75001 Paris', establishments: ['FR'] },
    mainEstablishment: 'FR',
  });
  await contact({ kind: 'DPO', name: 'Dora Orme', email: 'dpo@codecraft.test' });
  await contact({ kind: 'PRIVACY', name: 'Privacy team', email: 'privacy@codecraft.test' });
}

/** A leak on the record with awareness declared, and what else is said of it. */
export async function leakKnown(
  api: TestApi,
  { token }: TestOrganization,
  {
    facts: known = [],
    ...more
  }: { readonly facts?: readonly object[]; readonly [key: string]: unknown } = {},
): Promise<{ incidentId: string; obligationId: string; incident: Json }> {
  const reported = await reportLeak(api, token.RESPONDER, {
    detected: { at: '2026-10-24T01:10:00Z' },
    occurredFrom: { at: '2026-10-23T20:00:00Z' },
    // What was not breached is said: an open harm may turn out to be owed.
    dataSets: [{ ...accounts('FR'), integrity: 'NO', availability: 'NO' }],
    ...more,
  });
  const incident = await done(
    api,
    token.DECISION_MAKER,
    'declareAwareness',
    { incidentId: reported.id, aware: { at: '2026-10-24T01:10:00Z' }, ground: 'The logs were clear.' },
    INCIDENT,
  );
  const contained = { at: '2026-10-24T02:00:00Z' };
  await done(api, token.RESPONDER, 'amendFacts', { incidentId: reported.id, contained, facts: known });
  return { incidentId: reported.id, obligationId: dutyOf(incident, ART33).id, incident };
}
