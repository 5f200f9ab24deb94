/** An invented record in VERIS JSON: a clinic whose database was copied and encrypted. */
export const clinic = (more: object = {}) => ({
  schema_version: '1.4.0',
  incident_id: '3f2c9d10-0000-4000-8000-000000000001',
  source_id: 'invented',
  security_incident: 'Confirmed',
  summary: 'Ward lists of <b>Hillside</b> were copied; nurse Jo Example found out.',
  timeline: { incident: { year: 2025, month: 3 }, discovery: { unit: 'Weeks', value: 2 } },
  victim: { victim_id: 'Hillside Clinic', country: ['US'], state: 'US-OH', industry: '622110' },
  actor: { external: { variety: ['Organized crime'], motive: ['Financial'], country: ['Unknown'] } },
  action: {
    hacking: { variety: ['Use of stolen creds'], vector: ['VPN'], result: ['Exfiltrate'] },
    malware: { variety: ['Ransomware'], vector: ['Unknown'], name: 'made-up' },
  },
  asset: { assets: [{ variety: 'S - Database', amount: 2 }], cloud: ['Unknown'] },
  attribute: {
    confidentiality: {
      data_disclosure: 'Yes',
      data_total: 9000,
      data: [{ variety: 'Medical', amount: 9000 }, { variety: 'Personal' }],
      data_victim: ['Patient'],
      state: ['Stored unencrypted'],
    },
    availability: { variety: ['Obscuration'], duration: { unit: 'Days', value: 4 } },
  },
  discovery_method: { internal: { variety: ['Log review'] } },
  plus: {
    master_id: 'aa2c9d10-0000-4000-8000-000000000001',
    analyst: 'jo.example',
    dbir_year: 2026,
    timeline: { notification: { year: 2025, month: 5 } },
  },
  ...more,
});
