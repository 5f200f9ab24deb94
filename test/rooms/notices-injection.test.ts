import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { putDataSet } from '../../src/incidents/put-data-set.ts';
import { fillFor } from '../../src/notices/render/fill-for.ts';
import { renderNotice } from '../../src/notices/render/render-notice.ts';
import { readTemplate } from '../../src/notices/texts/read-template.ts';
import { parseTemplate, renderTemplate } from '../../src/notices/texts/sandbox.ts';
import { amendOrganization } from '../../src/organizations/amend-organization.ts';
import { hostileTemplates, inertTemplates } from '../support/hostile-templates.ts';
import { type NoticesRoom, noticesRoom } from '../support/notices-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-canary-'));
const CANARY = join(folder, 'canary.txt');
const SECRET = 'the canary sang';
writeFileSync(CANARY, SECRET);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostile = hostileTemplates(CANARY);
const everything = [...hostile, ...inertTemplates];
const facts = {
  organization: { name: 'CodeCraft' },
  incident: {},
  words: {},
};
const KIND = { audience: 'PEOPLE', purpose: 'x', use: 'message', rules: [] } as const;
const front = '---\nversion: "1"\nsubject: Hello\nnotYetKnown: "{{ element }} {{ until }}"\n---\n';
const LONGEST = 100_000;
/** Signs that something ran, was read or leaked. */
const RAN = /\[native code\]|function|process\.|PATH=|\b49\b|the canary sang|\[object/;

describe('T-I01: hostile template code as a template', () => {
  test('there are more than sixty of them', () => {
    expect(new Set(everything).size).toBeGreaterThan(60);
  });

  test.each(hostile)('is refused when the template is read, or comes to an error: %.80s', (source) => {
    const loaded = readTemplate('people/x.en.md', `${front}${source}`, KIND, new Set(['nature']));
    let shown = '';
    let refused = 'problems' in loaded;
    try {
      const rendered = renderTemplate(parseTemplate(source), facts);
      if (rendered.ok) shown = rendered.text;
      else refused = true;
    } catch {
      refused = true;
    }
    expect(refused).toBe(true);
    expect(shown.length).toBeLessThan(LONGEST);
    expect(shown).not.toMatch(RAN);
  });

  test('an undefined variable is a problem of its own and never a blank', () => {
    for (const source of ['{{ incident.reference }}', '{{ nothing }}', 'A{{ words.nature }}B']) {
      const rendered = renderTemplate(parseTemplate(source), facts);
      expect(rendered).toMatchObject({ ok: false, missing: expect.any(String) });
    }
  });

  test('what a template leaves behind is nothing: the next one sees no variable, no prototype, no output of it', () => {
    for (const source of hostile) {
      try {
        renderTemplate(parseTemplate(source), facts);
      } catch {
        // Refused when parsed.
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(facts).toEqual({ organization: { name: 'CodeCraft' }, incident: {}, words: {} });
    expect(renderTemplate(parseTemplate('{{ organization.name }}'), facts)).toEqual({
      ok: true,
      text: 'CodeCraft',
    });
    expect(renderTemplate(parseTemplate('{{ x }}{{ a }}{{ b }}'), facts)).toMatchObject({ ok: false });
  });
});

describe('T-I01: the same as data', () => {
  let room: NoticesRoom;
  beforeAll(async () => {
    room = await noticesRoom();
  });
  afterAll(() => room.close());

  test.each(everything)("as a person's name it is that name: %.80s", (name) => {
    const notice = renderNotice(
      { subject: 'To {{ recipient.name | or: "you" }}', body: 'Hello {{ recipient.name | or: "you" }},' },
      'en',
    );
    const { subject, text, html } = fillFor(notice, { name, notice_date: 'today' });
    const line = name.trim();
    expect([subject, text]).toEqual([`To ${line}`, `Hello ${line},\n`]);
    expect(html).not.toMatch(/<script|<%=/);
  });

  test('as the words of elements it stays words: nothing runs, no gap opens, no slot is made', async () => {
    const incidentId = await room.newIncident();
    for (const text of everything) {
      const elements = [
        { element: 'nature', text },
        { element: 'cause', text },
      ];
      const noticeId = await room.draft('codecraft-promise-users-72h', { incidentId, elements });
      const { subject, body } = await room.version(noticeId);
      const rendered = renderNotice({ subject, body }, 'en', { draft: true });
      const shown = fillFor(rendered, { name: 'Anna', notice_date: 'today' });
      expect(rendered.slots.map(({ key }) => key)).toEqual(['notice_date', 'name']);
      expect(shown.text.split(text.trim()).length - 1).toBe(2);
      expect(shown.text).not.toContain(SECRET);
    }
  });

  test('as the name of a data set, the legal name and the postal address of the organization it stays a name', async () => {
    const incidentId = await room.newIncident();
    for (const text of [
      '{{ constructor.constructor("return process")() }}',
      `{% include "${CANARY}" %}`,
      '<%= process.env.PATH %>',
    ]) {
      await room.work(room.responder, (work) =>
        amendOrganization(work, room.catalog, { legalName: text, postalAddress: text }),
      );
      await room.work(room.responder, (work) =>
        putDataSet(work, room.catalog, incidentId, {
          name: text,
          role: 'CONTROLLER',
          personalData: 'YES',
          categories: ['name'],
        }),
      );
      const noticeId = await room.draft('eu-gdpr-art33-1', { incidentId });
      const { subject, body } = await room.version(noticeId);
      const shown = fillFor(renderNotice({ subject, body }, 'en', { draft: true }), { notice_date: 'today' });
      expect(shown.text).toContain(`${text}, ${text}, notifies a personal data breach`);
      expect(shown.text).not.toContain(SECRET);
    }
  });

  test('typed into a text by an editor it is left to be seen, keeps the text from being sent, and does not run', async () => {
    const incidentId = await room.newIncident();
    const noticeId = await room.draft('codecraft-promise-users-72h', { incidentId });
    const { subject } = await room.version(noticeId);
    for (const source of hostile.filter((one) => /\{\{|\{%/.test(one))) {
      expect(() => renderNotice({ subject, body: `Hello.\n\n${source}` }, 'en')).toThrow('cannot be sent');
      const shown = fillFor(
        renderNotice({ subject: 'S', body: `Hello.\n\n${source}` }, 'en', { draft: true }),
        { name: 'Anna', email: 'a@b.test' },
      );
      expect(shown.text).not.toContain(SECRET);
    }
  });
});
