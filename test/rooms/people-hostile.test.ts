import fc from 'fast-check';
import { checkAddress } from '../../src/platform/mail/address.ts';
import type { Json } from '../support/api.ts';
import { done } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { startFaultSmtp } from '../support/fault-smtp.ts';
import { hostileAddress, hostileText } from '../support/hostile-strings.ts';

interface Row {
  readonly email: string;
  readonly name: string;
  readonly guardian: { readonly email: string; readonly name: string } | null;
}

const ROWS = 10_000;
const rowsOf = (seed: number): Row[] =>
  fc
    .sample(fc.tuple(hostileAddress, hostileText, hostileText), { numRuns: ROWS, seed })
    .map(([email, name, other], n) => ({
      ...{ email, name },
      guardian: n % 3 === 0 ? { email: `g${n}@guardian.test`, name: other } : null,
    }));
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const lineOf = ({ email, name, guardian }: Row) =>
  [email, name, guardian ? '13-17' : '', guardian?.email ?? '', guardian?.name ?? ''].map(quoted).join(',');

/** What the importer may take a cell for: one line, or nothing it may keep. */
const cellOf = (text: string): string | null => {
  const line = text.replace(/[\t\r\n]+/g, ' ').trim();
  return line.length > 1_000 || /[\p{Cc}\u2028\u2029]/u.test(line) ? null : line;
};

/** Every mailbox that may be written to: the validated address of each row that passes, once, and the guardians'. */
function mailboxesOf(rows: readonly Row[]): string[] {
  const people = new Map<string, { email: string | null; guardian: string | null }>();
  for (const { email, name, guardian } of rows) {
    const [address, words, other] = [cellOf(email), cellOf(name), cellOf(guardian?.name ?? '')];
    if (address === null || words === null || other === null) continue;
    const checked = checkAddress(address);
    if (!checked.ok && (address !== '' || words === '' || !guardian)) continue;
    const key = checked.ok ? checked.address.toLowerCase() : `${words}/${guardian?.email}`;
    const before = people.get(key) ?? { email: checked.ok ? checked.address : null, guardian: null };
    people.set(key, { ...before, guardian: before.guardian ?? guardian?.email ?? null });
  }
  return [...people.values()].flatMap(({ email, guardian }) => [email, guardian]).filter((to) => to !== null);
}

const headerNames = (raw: Buffer): string[] =>
  raw
    .toString('latin1')
    .split('\r\n\r\n', 1)
    .join('')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => line.split(':', 1).join(''));

describe('Hostile addresses, names and subjects from a file to the mail server (T-I03)', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom();
  });
  afterAll(() => room.close());

  const upload = async (incident: string, csv: string): Promise<Json> => {
    const reply = await fetch(`${room.api.url}/incidents/${incident}/people`, {
      method: 'POST',
      headers: { authorization: `Bearer ${room.responder}`, 'content-type': 'text/csv' },
      body: csv,
    });
    return reply.json();
  };

  test('of 10,000 rows the mail server is told exactly the validated addresses, one message each, with the same headers', async () => {
    const seed = 20_261_121;
    const rows = rowsOf(seed);
    const breach = await room.approved('email,name\nplain@people.test,Plain\n');
    const header = 'email,name,age band,guardian email,guardian name';
    const report = await upload(breach.incident, `${header}\n${rows.map(lineOf).join('\n')}\n`);
    expect(report.added + report.rejected + report.merged).toBe(report.rowsRead);
    expect(report.added).toBeGreaterThan(500);
    expect(report.rejected).toBeGreaterThan(500);
    const subject = 'About {{ recipient.name | or: "you" }}, {{ recipient.email }}';
    await done(
      room.api,
      room.responder,
      'editNotice',
      { noticeId: breach.notice, version: 1, subject },
      'id',
    );
    await room.approve(breach.notice, 2);

    const sink = await startFaultSmtp();
    const sender = await room.sender(sink.url, { concurrency: 10 });
    await room.reaches(await room.start(breach.notice), 'COMPLETED');
    await sender.stop();
    const expected = ['plain@people.test', ...mailboxesOf(rows)].sort();
    const told = sink.commands.filter((line) => line.startsWith('RCPT')).map((line) => line.slice(9, -1));
    expect(told.sort()).toEqual(expected);
    const plain = headerNames(
      sink.messages.find(({ to }) => to.includes('plain@people.test'))?.raw ?? Buffer.alloc(0),
    );
    expect(plain).toContain('Subject');
    for (const { to, raw } of sink.messages) {
      expect(headerNames(raw)).toEqual(plain);
      expect(to).toHaveLength(1);
      const head = raw.toString('latin1').split('\r\n\r\n', 1).join('');
      expect(head.split('\r\n').filter((line) => /^(to|cc|bcc):/i.test(line))).toEqual([`To: ${to[0]}`]);
    }
    await sink.close();
  });
});
