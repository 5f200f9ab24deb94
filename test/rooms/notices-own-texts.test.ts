import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done } from '../support/breach.ts';

const SOURCE = `---
version: "7"
subject: "A word from {{ organization.name }}"
notYetKnown: "{{ element }}: by {{ until }}."
---
Hello {{ recipient.name | or: "there" }},

::: nature
{{ breach.sentences | join: " " }}
:::

::: contact_point
Ask us: {{ contact.ways | join: ", " }}.
:::
`;

describe("An organization's own words and look", () => {
  let api: TestApi;
  let ours: TestOrganization;
  let theirs: TestOrganization;
  let admin: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    ours = await api.organizationWith('RESPONDER', 'ADMINISTRATOR', 'DECISION_MAKER');
    theirs = await api.organizationWith('RESPONDER');
    admin = ours.token.ADMINISTRATOR;
    await done(api, admin, 'setContact', { kind: 'PRIVACY', email: 'privacy@ours.test' });
  });
  afterAll(() => api.close());

  const text = { audience: 'PEOPLE', name: 'data-breach', locale: 'en' };
  const TEXTS = 'name audience use texts { locale version own source elements review { counsel } }';
  const english = (template: Json) => template.texts.find(({ locale }: Json) => locale === 'en');
  const listed = async (token: string): Promise<Json[]> =>
    (await api.ask(token, `{ noticeTemplates(audience: PEOPLE) { ${TEXTS} } }`)).noticeTemplates;
  const usual = async (token: string) => (await listed(token)).find(({ name }) => name === 'data-breach');
  const report = { title: 'x', detected: { at: '2026-10-24T01:00:00Z' }, dataSets: [accounts('FR')] };

  async function draft(input: object = {}): Promise<Json> {
    const incident = await done(
      api,
      ours.token.RESPONDER,
      'reportIncident',
      report,
      'id obligations { id noticeAudience ruleId }',
    );
    const obligationIds = incident.obligations
      .filter(({ ruleId }: Json) => ruleId === 'eu-gdpr-art34')
      .map(({ id }: Json) => id);
    return done(
      api,
      ours.token.RESPONDER,
      'draftNotice',
      { incidentId: incident.id, obligationIds, ...input },
      'id templateId use missingLocales locale version { subject templateVersion } preview { text html }',
    );
  }

  test('what is shipped counts as reviewed by no counsel', async () => {
    const all = await listed(ours.token.RESPONDER);
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'data-breach',
        'urgent',
        'us-california',
        'substitute',
        'call-script',
        'correction',
      ]),
    );
    for (const { texts } of all)
      for (const { review, own } of texts) expect({ review, own }).toEqual({ review: null, own: false });
  });

  test('a text is tried before it is kept: what it would read like, or all that is wrong with it', async () => {
    const query =
      'query ($input: PreviewNoticeTemplateInput!) { previewNoticeTemplate(input: $input) { problems subject text html elements } }';
    const tryOut = async (source: string): Promise<Json> =>
      (await api.ask(admin, query, { input: { ...text, source } })).previewNoticeTemplate;
    const good = await tryOut(SOURCE);
    expect(good).toMatchObject({ problems: [], elements: ['nature', 'contact_point'] });
    expect(good.text).toContain('People who should not have it have seen or taken your data.');
    expect(good.text).toContain('privacy@ours.test');
    const bad = await tryOut(SOURCE.replace('breach.sentences', 'process.env'));
    expect(bad).toMatchObject({ subject: null, text: null });
    expect(bad.problems[0]).toContain('process.env');
    const kept = await act(api, admin, 'putNoticeTemplate', { ...text, source: 'Hello' }, 'name');
    expect(kept.code).toBe('INVALID_INPUT');
  });

  test('own words replace those shipped for this organization alone, in versions, until they are taken back', async () => {
    const put = await done(api, admin, 'putNoticeTemplate', { ...text, source: SOURCE }, TEXTS);
    expect(english(put)).toMatchObject({ own: true, version: 'own-1', source: SOURCE });
    const first = await draft();
    expect(first.version.subject).toBe('A word from CodeCraft AI');
    expect(first.version.templateVersion).toBe('own-1');
    expect(english(await usual(theirs.token.RESPONDER))).toMatchObject({ own: false });
    const reviewed = await done(
      api,
      admin,
      'recordTemplateReview',
      { ...text, version: 'own-1', counsel: 'Dr. Ines Recht read it.' },
      TEXTS,
    );
    expect(english(reviewed).review).toEqual({ counsel: 'Dr. Ines Recht read it.' });
    const next = await done(
      api,
      admin,
      'putNoticeTemplate',
      { ...text, source: SOURCE.replace('A word', 'News') },
      TEXTS,
    );
    const late = { ...text, version: 'own-1', source: SOURCE };
    expect((await act(api, admin, 'putNoticeTemplate', late, 'name')).code).toBe('CONFLICT');
    // A review is of one version: the next one nobody has read.
    expect(english(next)).toMatchObject({ version: 'own-2', review: null });
    const back = await done(api, admin, 'putNoticeTemplate', { ...text, source: null }, TEXTS);
    expect(english(back)).toMatchObject({ own: false });
    expect((await act(api, admin, 'putNoticeTemplate', { ...text, source: null }, 'name')).code).toBe(
      'CONFLICT',
    );
  });

  test('a text of its own has a name to draft by', async () => {
    await done(
      api,
      admin,
      'putNoticeTemplate',
      { ...text, name: 'partners', source: SOURCE, purpose: 'To partners', use: 'PUBLICATION' },
      'name',
    );
    expect(await draft({ template: 'partners' })).toMatchObject({
      templateId: 'people/partners',
      use: 'PUBLICATION',
    });
  });

  test('one of its own may be in one language alone, and whoever wants it in another sees that it is not', async () => {
    const german = {
      ...text,
      name: 'nur-deutsch',
      locale: 'de',
      source: SOURCE,
      purpose: 'x',
      use: 'MESSAGE',
    };
    await done(api, admin, 'putNoticeTemplate', german, 'name');
    expect(await draft({ template: 'nur-deutsch', locale: 'de' })).toMatchObject({
      ...{ locale: 'de', missingLocales: [] },
    });
    expect(await draft({ template: 'nur-deutsch', locale: 'fr' })).toMatchObject({
      ...{ locale: 'de', missingLocales: ['fr'] },
    });
  });

  test('what is published or read out speaks to nobody in particular', async () => {
    for (const template of ['substitute', 'call-script']) {
      const { id } = await draft({ template });
      const subject = 'Your data, {{ recipient.name | or: "reader" }}, of {{ recipient.notice_date }}';
      const edit = { noticeId: id, version: 1, subject };
      const { problems } = await done(
        api,
        ours.token.RESPONDER,
        'editNotice',
        edit,
        'problems { code severity excerpt }',
      );
      expect(problems).toContainEqual({
        ...{ code: 'TEXT_UNRESOLVED', severity: 'ERROR', excerpt: '{{ recipient.name | or: "reader" }}' },
      });
    }
  });

  test('the look is that of when the text was written: name, line and foot, in HTML and text', async () => {
    const look = { name: 'Ours & Co', accent: '#1A5FB4', footer: 'Ours GmbH\nHafenstr. 1, Hamburg' };
    await done(api, admin, 'setNoticeBrand', look, 'version accent');
    const { preview } = await draft();
    expect(preview.html).toContain('Ours &amp; Co');
    expect(preview.html).toContain('border-top:5px solid #1a5fb4');
    expect(preview.html).toContain('Ours GmbH<br>Hafenstr. 1, Hamburg');
    expect(preview.text).toContain('-- \nOurs GmbH\nHafenstr. 1, Hamburg');
    expect(preview.html).not.toMatch(/<img|url\(/);
    for (const bad of [
      { accent: 'red' },
      { name: '\u202eevil' },
      { footer: 'https://bit.ly/x' },
      { name: '{{ x }}' },
    ])
      expect((await act(api, admin, 'setNoticeBrand', bad, 'version')).code).toBe('INVALID_INPUT');
    expect((await act(api, ours.token.RESPONDER, 'setNoticeBrand', look, 'version')).code).toBe('FORBIDDEN');
  });

  test('T-I01: what burns time or memory is refused before it is kept, in one piece or in hundreds, and nothing of it is our fault', async () => {
    const [head = '', body = ''] = SOURCE.split('\n---\n').map((part, i) =>
      i === 0 ? `${part}\n---\n` : part,
    );
    const loop = '{% for i in (1..50) %}{% for j in (1..50) %}{{ j }}{% endfor %}{% endfor %}';
    const hostile: Record<string, object> = {
      pieces: { source: `${head}${`::: nature\n${loop}\n:::\n`.repeat(300)}` },
      output: { source: `${head}{% for i in (1..4000) %}${'x'.repeat(30_000)}{% endfor %}` },
      depth: { source: `${head}${'{% if true %}'.repeat(1_500)}x${'{% endif %}'.repeat(1_500)}` },
      width: {
        source: `${head}{% for i in (1..999) %}{% if ${'false or '.repeat(4_000)} true %}x{% endif %}{% endfor %}`,
      },
      aliases: { source: `---\nversion: &a "1"\nsubject: *a\nnotYetKnown: *a\n---\n${body}` },
      nested: { source: `---\nversion: ${'['.repeat(15_000)}\n---\n${body}` },
      unseen: { source: SOURCE.replace('A word', '\\u202eA word\\x1b') },
      language: { locale: 'en-x', source: SOURCE },
      'no language': { locale: 'pt-br', source: SOURCE },
    };
    const query =
      'query ($input: PreviewNoticeTemplateInput!) { previewNoticeTemplate(input: $input) { problems subject } }';
    for (const [what, more] of Object.entries(hostile)) {
      const input = { ...text, ...more };
      const { previewNoticeTemplate: tried } = await api.ask(admin, query, { input });
      expect({ what, ...tried }).toEqual({ what, problems: [expect.any(String)], subject: null });
      expect((await act(api, admin, 'putNoticeTemplate', { ...input, name: 'hostile' }, 'name')).code).toBe(
        'INVALID_INPUT',
      );
    }
  });

  test('however many versions and texts there are, a list reads the newest of each, once', async () => {
    await api.sql(
      `insert into own_text (organization_id, audience, name, locale, version, source, written_at)
       select $1, 'PEOPLE', 'old', 'en', n, $2, now() from generate_series(1, 100) n`,
      [ours.id, SOURCE],
    );
    api.statements.length = 0;
    const all = await listed(admin);
    expect(all.find(({ name }) => name === 'old').texts).toMatchObject([{ version: 'own-100' }]);
    expect(api.statements.filter((one) => one.includes('own_text'))).toHaveLength(1);
    await api.sql(
      `insert into own_text (organization_id, audience, name, locale, version, source, written_at)
       select $1, 'MEDIA', 'n' || n, 'en', 1, null, now() from generate_series(1, 200) n`,
      [ours.id],
    );
    const more = await act(
      api,
      admin,
      'putNoticeTemplate',
      { ...text, name: 'more', source: SOURCE },
      'name',
    );
    expect(more.code).toBe('LIMIT_EXCEEDED');
    await done(api, admin, 'putNoticeTemplate', { ...text, name: 'old', source: SOURCE }, 'name');
    await api.sql(
      `update own_text set source = repeat('x', 38000) where organization_id = $1 and audience = 'MEDIA' and name in ('n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9', 'n10', 'n11', 'n12', 'n13')`,
      [ours.id],
    );
    const long = `${SOURCE}${'x '.repeat(15_000)}`;
    const tooMuch = await act(
      api,
      admin,
      'putNoticeTemplate',
      { ...text, name: 'old', source: long },
      'name',
    );
    expect(tooMuch.code).toBe('LIMIT_EXCEEDED');
  });
});
