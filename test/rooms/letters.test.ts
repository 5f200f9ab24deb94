import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { done } from '../support/breach.ts';
import { type Approved, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { readPdf } from '../support/pdf-text.ts';
import { filesIn } from '../support/zip-files.ts';

const HEADER =
  'email,name,country,language,age band,guardian email,guardian name,do not contact,postal address,postal code,city\n';
const MANY = 205;

describe('Letters to those whom mail did not reach', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  beforeAll(async () => {
    room = await dispatchRoom({ now: '2026-11-21T08:00:00Z' });
    sink = await startFaultSmtp();
    const address = '12 Quay Street\nDublin 2\nD02 X285';
    const input = { postalAddress: address, establishments: ['IE'], mainEstablishment: 'IE' };
    await done(room.api, room.organization.administrator, 'amendOrganization', input, 'id');
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });

  const get = (path: string, token = room.responder) =>
    fetch(`${room.api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const letters = (notice: string, kind: string, more = '', token = room.responder) =>
    get(`/notices/${notice}/letters.${kind}?reason=By%20post${more}`, token);
  const sent = async (people: readonly string[]): Promise<Approved> => {
    const breach = await room.approved(`${HEADER}${people.join('\n')}\n`);
    const id = await room.start(breach.notice);
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
    return breach;
  };

  test('each gets the approved text as a letter of its own, its address where the window shows it; whoever was reached gets none', async () => {
    const breach = await sent([
      ',Zoë Őri,HU,,ADULT,,,,Fő utca 1,1011,Budapest',
      ',山田 花子,JP,,ADULT,,,,千代田1-1,100-0001,東京都千代田区',
      'reached@people.test,Rita Reached,FR,,ADULT,,,,Rue A 1,75001,Paris',
      ',Ida O’Neill,IE,,ADULT,,,,"#read(""/etc/hostname"") $x$",D02,Dublin',
    ]);
    const reply = await letters(breach.notice, 'pdf');
    expect([
      reply.status,
      reply.headers.get('x-letters'),
      reply.headers.get('x-letters-not-written'),
    ]).toEqual([200, '3', '0']);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const file = Buffer.from(await reply.arrayBuffer());
    const { pages, accessible, lines } = readPdf(file);
    expect(accessible).toBe(true);
    expect(pages).toHaveLength(3);
    const zoe = pages.find((page) => page.includes('Zoë Őri')) ?? '';
    expect(zoe).toContain('Hello Zoë Őri');
    expect(zoe).toContain('A backup at our hosting provider could be read by anybody');
    expect(zoe).toMatch(/Fő utca 1\s+1011 Budapest\s+HUNGARY/);
    expect(zoe).toContain('12 Quay Street');
    expect(zoe).toContain('21 November 2026');
    expect(zoe).toContain('1 / 1');
    expect(zoe).not.toMatch(/山田|Rita|Ida/);
    expect(pages.join()).not.toContain('Rita');
    const ida = pages.find((page) => page.includes('Ida O’Neill')) ?? '';
    expect(ida).toContain('#read("/etc/hostname") $x$');
    expect(ida).not.toContain('IRELAND');
    // DIN 5008 form B: 20 mm to 105 mm from the left, 62.7 mm to 90 mm from the top.
    const inWindow = lines.filter(({ x, y }) => x >= 20 && x < 105 && y > 62.7 && y < 90);
    expect(inWindow.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Zoë Őri', 'HUNGARY', 'Ida O’Neill', '山田', '花子']),
    );
    const [{ details }] = await room.api.sql(
      `select details from event where incident_id = $1 and type = 'letters.exported'`,
      [breach.incident],
    );
    expect(details).toMatchObject({
      noticeId: breach.notice,
      version: 1,
      format: 'pdf',
      people: 3,
      letters: 3,
      notWritten: 0,
    });
    expect(details.digest).toBe(createHash('sha256').update(file).digest('hex'));
    expect(Buffer.from(await (await letters(breach.notice, 'pdf')).arrayBuffer()).equals(file)).toBe(true);
    const american = readPdf(
      Buffer.from(await (await letters(breach.notice, 'pdf', '&window=US_10')).arrayBuffer()),
    );
    // US #10: what shows however the folded page lies, 2.5" to 3.17" from the top at most.
    expect(
      american.lines
        .filter(({ text }) => text === 'Zoë Őri')
        .every(({ x, y }) => x > 22 && x < 110 && y > 52 && y < 81),
    ).toBe(true);
  });

  test('who cannot be written to stands on a list with the reason, never on a page with boxes', async () => {
    const breach = await sent([
      ',김 하늘,KR,,ADULT,,,,Road 1,04524,Seoul',
      'dnc@people.test,Dan Dnc,FR,,ADULT,,,yes,Rue A 1,75001,Paris',
      'mia@people.test,Mia Berg,FR,,UNDER_13,,,,Rue D 4,75004,Paris',
      ',Tom Roux,FR,,13-17,tom-mum@no.such.test,Ada Roux,,Rue E 5,75005,Paris',
      `,Long Lane,FR,,ADULT,,,,${'A very long line of an address that goes on and on '.repeat(6)},75006,Paris`,
    ]);
    const list = (await (await letters(breach.notice, 'json')).json()) as { people: { why: string }[] };
    expect(list.people.map(({ why }) => why).sort()).toEqual([
      'ADDRESS_TOO_LONG',
      'DO_NOT_CONTACT',
      'NO_GLYPH',
    ]);
    const reply = await letters(breach.notice, 'pdf');
    expect(reply.headers.get('x-letters-not-written')).toBe('3');
    const text = readPdf(Buffer.from(await reply.arrayBuffer())).pages.join('\n');
    expect(text).toContain('parent or guardian of Mia');
    expect(text).toContain('Tom Roux');
    expect(text).not.toMatch(/Dan Dnc|Long Lane|하늘/);
    const files = filesIn(
      Buffer.from(await (await letters(breach.notice, 'zip', '&each=true')).arrayBuffer()),
    );
    const csv: Record<string, string>[] = parse(files.get('not-written.csv') ?? '', {
      columns: true,
      bom: true,
    });
    expect(csv.find(({ why }) => why === 'NO_GLYPH')?.['characters']).toBe('김 하 늘');
    expect([...files.keys()].filter((name) => name.endsWith('.pdf'))).toHaveLength(
      Number(reply.headers.get('x-letters')),
    );
    expect([...files.keys()].some((name) => name.endsWith('-guardian.pdf'))).toBe(true);
  });

  test('an address stands in the window to its last line, or its letter is not written: capitals are wide', async () => {
    const name = 'WILHELMINA MAXIMILIANE VON WOMMELSDORF-WAMMERS';
    const street = (n: number) => `"${Array(n).fill('GROSSMARKTHALLENWEG 104 HAUS M').join('\n')}"`;
    const breach = await sent([
      ...[1, 2, 3, 4, 5].map(
        (n) => `,${name} ${n},DE,,ADULT,,,,${street(n)},80331,MÜNCHEN-MILBERTSHOFEN ${n}`,
      ),
      `,${'W'.repeat(60)},DE,,ADULT,,,,${street(1)},80331,MÜNCHEN 6`,
    ]);
    const reply = await letters(breach.notice, 'pdf');
    const { lines } = readPdf(Buffer.from(await reply.arrayBuffer()));
    const towns = lines.filter(({ text, x }) => /^\d?$|MILBERTSHOFEN|80331/.test(text) && x < 105);
    expect(towns.filter(({ text }) => /80331/.test(text)).length).toBe(
      Number(reply.headers.get('x-letters')),
    );
    expect(towns.filter(({ text, y }) => /80331|MILB/.test(text) && (y < 62.7 || y > 90))).toEqual([]);
    // A word that no row holds would run out of the window, and off the page.
    expect(lines.filter(({ text }) => /W{20}/.test(text))).toEqual([]);
    expect(Number(reply.headers.get('x-letters-not-written'))).toBeGreaterThan(0);
    expect(Number(reply.headers.get('x-letters'))).toBeGreaterThan(1);
  });

  test('thousands come as an archive of files to print, made and sent part by part', async () => {
    const people = Array.from(
      { length: MANY },
      (_, i) => `,Person ${i},FR,,ADULT,,,,Quai Zx${i}y,75001,Zx${i}y`,
    );
    const breach = await sent(people);
    const refused = await letters(breach.notice, 'pdf');
    expect([refused.status, await refused.text()]).toEqual([413, expect.stringContaining('LIMIT_EXCEEDED')]);
    const files = filesIn(Buffer.from(await (await letters(breach.notice, 'zip')).arrayBuffer()));
    expect([...files.keys()]).toEqual([
      'letters-0001.pdf',
      'letters-0002.pdf',
      'letters-0003.pdf',
      'not-written.csv',
    ]);
    const read = [...files].filter(([name]) => name.endsWith('.pdf')).map(([, bytes]) => readPdf(bytes));
    const names = read.flatMap(({ lines }) =>
      lines.filter(({ text, x }) => /^Person \d+$/.test(text) && x < 30).map(({ text }) => text),
    );
    expect(new Set(names).size).toBe(MANY);
    // T-D09: a page holds one person's name, street and town, and nobody else's.
    const pages = read.flatMap((pdf) => pdf.pages);
    expect(pages).toHaveLength(MANY);
    for (const page of pages) {
      const [person] = /Person \d+/.exec(page) ?? [''];
      expect(new Set(page.match(/(?:Person |Zx)\d+/g)?.map((one) => one.replace('Zx', 'Person ')))).toEqual(
        new Set([person]),
      );
    }
    const [first] = await room.api.sql('select id from affected_person where incident_id = $1 order by id', [
      breach.incident,
    ]);
    const one = readPdf(
      Buffer.from(await (await letters(breach.notice, 'pdf', `&person=${first.id}`)).arrayBuffer()),
    );
    expect(one.pages).toHaveLength(1);
  });

  test('letters reach nobody by being made; recorded as posted they do, and then there is nobody left', async () => {
    const breach = await sent([',Post Only,FR,,ADULT,,,,Rue C 3,75003,Paris']);
    await letters(breach.notice, 'pdf');
    expect((await room.promiseOf(breach)).state).not.toBe('MET');
    await done(
      room.api,
      room.decider,
      'tellOtherwise',
      { noticeId: breach.notice, channel: 'LETTER' },
      'count',
    );
    expect((await letters(breach.notice, 'pdf')).status).toBe(409);
    const query = 'query ($id: ID!) { whatLeft(incidentId: $id, first: 200) { nodes { what count } } }';
    const { nodes } = (await room.api.ask(room.decider, query, { id: breach.incident })).whatLeft;
    expect(nodes).toContainEqual({ what: 'letters to people not reached, as pdf', count: 1 });
  });

  test('a letter taken out to be posted is issued: whoever opens it finds its text and its day confirmed', async () => {
    const breach = await sent([',Post Only,FR,,ADULT,,,,Rue C 3,75003,Paris']);
    const [{ code }] = await room.api.sql('select code from notice where id = $1', [breach.notice]);
    const page = async () => (await fetch(`${room.api.url}/check/${code}`)).text();
    const days = async () => [...(await page()).matchAll(/datetime="([\d-]+)"/g)].map(([, day]) => day);
    const later = (hours: number) => {
      room.api.clock.now = room.api.clock.now?.plus({ hours }) ?? null;
    };
    expect(await days()).toEqual(['2026-11-21']);
    later(72);
    await letters(breach.notice, 'pdf');
    await letters(breach.notice, 'json');
    expect(await days()).toEqual(['2026-11-21', '2026-11-24']);
    const edit = { noticeId: breach.notice, version: 1, subject: 'What we found since' };
    await done(room.api, room.responder, 'editNotice', edit, 'id');
    await room.approve(breach.notice, 2);
    later(24);
    expect(await page()).not.toContain('What we found since');
    expect((await letters(breach.notice, 'zip')).status).toBe(200);
    expect(await page()).toContain('What we found since');
    expect(await days()).toEqual(['2026-11-25', '2026-11-21', '2026-11-24']);
  });

  test('only of an approved version, with a reason, for those who may see people in clear; not while law enforcement asks for silence', async () => {
    const breach = await sent([',Post Only,FR,,ADULT,,,,Rue C 3,75003,Paris']);
    for (const token of [room.organization.token.APPROVER, room.organization.token.AUDITOR])
      expect((await letters(breach.notice, 'pdf', '', token)).status).toBe(403);
    expect((await get(`/notices/${breach.notice}/letters.pdf`)).status).toBe(400);
    expect((await letters('0197a000-0000-7000-8000-000000000000', 'pdf')).status).toBe(404);
    expect((await letters(breach.notice, 'pdf', '&window=A4')).status).toBe(400);
    const hold = {
      incidentId: breach.incident,
      agency: 'Police',
      officer: 'Sgt Amsel',
      reason: 'A suspect.',
      written: true,
    };
    await done(room.api, room.decider, 'placeHold', hold, 'id');
    expect((await letters(breach.notice, 'zip')).status).toBe(409);
  });
});
