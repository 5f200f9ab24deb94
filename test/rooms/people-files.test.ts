import { AffectedPersonRow } from '../../src/people/affected-person.row.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

describe('Files as people really send them', () => {
  let room: PeopleRoom;
  beforeAll(async () => {
    room = await peopleRoom();
  });
  afterAll(() => room.close());

  const counted = () => room.work(({ db }) => db.countBy(AffectedPersonRow, {}));
  const refused = async (csv: string | Buffer, what: object) => {
    const before = await counted();
    await expect(room.take(csv)).rejects.toMatchObject({ name: 'Refusal', ...what });
    expect(await counted()).toBe(before);
  };

  test('a byte order mark, semicolons, tabs and mixed line ends are read', async () => {
    const incidentId = await room.newIncident();
    const files = [
      '\ufeffemail;name\r\nanna@example.test;"Berg; Anna"\r\n',
      'email\tname\rbert@example.test\tBert\r',
      '"email","name"\ncara@example.test,Cara\r\ndora@example.test,Dora\n\n\nemil@example.test,Émil 🙂',
    ];
    for (const file of files) expect(await room.take(file, { incidentId })).toMatchObject({ rejected: 0 });
    expect(await room.work(({ db }) => db.countBy(AffectedPersonRow, { incidentId }))).toBe(5);
  });

  test('UTF-16 is refused, and says how to save the file', async () => {
    const text = 'email,name\nanna@example.test,Anna\n';
    const utf16 = Buffer.from(text, 'utf16le');
    await refused(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), {
      message: expect.stringMatching(/UTF-16.*CSV UTF-8/),
    });
    await refused(utf16, { message: expect.stringMatching(/UTF-16/) });
    await refused(Buffer.from(utf16).swap16(), { message: expect.stringMatching(/UTF-16/) });
  });

  test('Latin-1 is refused with the line of the first letter that is no UTF-8', async () => {
    const lines = ['email,name', 'anna@example.test,Ännä 🙂', 'bert@example.test,Bj'];
    const latin1 = Buffer.concat([
      Buffer.from(`${lines.join('\n')}`),
      Buffer.from('örn\ncara@example.test,Cara', 'latin1'),
    ]);
    await refused(latin1, { code: 'INVALID_INPUT', details: { line: 3 } });
    await refused(Buffer.concat([Buffer.from('email\nanna@example.test'), Buffer.from([0xc3])]), {
      details: { line: 2 },
    });
  });

  test('a quote that is never closed is refused with its line: nobody knows where the rows end', async () => {
    const csv = 'email,name\nanna@example.test,"A\nB"\nbert@example.test,"Bert\ncara@example.test,Cara\n';
    await refused(csv, { code: 'INVALID_INPUT', details: { line: 4 } });
    const error = await room.take(csv).catch((refusal: unknown) => refusal);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/bert@|cara@|anna@/i);
  });

  test('a header that names no address, or names it twice, is refused without repeating it', async () => {
    await refused('anna@example.test,Anna\nbert@example.test,Bert', {
      code: 'INVALID_INPUT',
      message: expect.not.stringMatching(/anna@|anna,|bert/i),
    });
    await refused('email,name,E-Mail\na@example.test,A,b@example.test', {
      message: expect.stringMatching(/Columns 1 and 3/),
    });
    await refused('', { code: 'INVALID_INPUT', message: expect.stringMatching(/empty/) });
    await refused('\n\n', { code: 'INVALID_INPUT', message: expect.stringMatching(/empty/) });
  });

  test('a column of any name can be given', async () => {
    const incidentId = await room.newIncident();
    const csv = 'email,Kontakt,Staat\nold@example.test,anna@example.test,DE';
    const mapping = { email: 'Kontakt', jurisdiction: 'Staat' };
    expect(await room.take(csv, { incidentId, mapping })).toMatchObject({
      added: 1,
      byJurisdiction: [{ jurisdiction: 'DE', count: 1 }],
    });
    await expect(room.take(csv, { incidentId, mapping: { email: 'Nirgends' } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('NUL and a cell of a megabyte are faults of their row; a row without end is refused', async () => {
    const incidentId = await room.newIncident();
    const csv = `email,name\nanna\u0000@example.test,A\nbert@example.test,${'x'.repeat(1_000_000)}\ncara@example.test,C`;
    expect(await room.take(csv, { incidentId, csv: chunks(csv) })).toMatchObject({
      added: 1,
      rejected: 2,
      problems: [
        { line: 2, column: 'email', code: 'CONTROL_CHARACTER' },
        { line: 3, column: 'name', code: 'TOO_LONG' },
      ],
    });
    const endless = `email,name\nanna@example.test,"${'x\n'.repeat(1_500_000)}`;
    await expect(room.take('', { incidentId, csv: chunks(endless) })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { line: 2 },
    });
  });

  test('ten thousand columns, an archive and a file over the limit are refused', async () => {
    await refused(`email,${'c,'.repeat(9_998)}c\n`, { code: 'LIMIT_EXCEEDED', details: { limit: 100 } });
    await refused(Buffer.from('PK\u0003\u0004 a spreadsheet'), {
      message: expect.stringMatching(/spreadsheet/),
    });
    await expect(room.take('email\nanna@example.test', { maxBytes: 10 })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });

  test('the first thousand problems are listed, all are counted', async () => {
    const csv = `email\n${'bad\n'.repeat(1_200)}`;
    const report = await room.take('', { dryRun: true, csv: chunks(csv) });
    expect(report).toMatchObject({ rowsRead: 1_200, rejected: 1_200 });
    expect(report.problems).toHaveLength(1_000);
    expect(report.problems.at(-1)?.line).toBe(1_001);
  });

  test('a file is read as it arrives: one without end is refused at its fault, and no more of it is asked for', async () => {
    const incidentId = await room.newIncident();
    let given = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from('email,name\n');
      for (let row = 0; ; row += 1) {
        given += 1;
        const rows = Array.from({ length: 500 }, (_, n) => `p${row}-${n}@example.test,Name`);
        yield Buffer.from(`${rows.join('\n')}\n${row === 40 ? 'x@example.test,B"ad\n' : ''}`);
      }
    }
    await expect(room.take('', { incidentId, csv: endless() })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(given).toBeGreaterThan(40);
    expect(given).toBeLessThan(100);
    expect(await room.work(({ db }) => db.countBy(AffectedPersonRow, { incidentId }))).toBe(0);
  });

  async function* chunks(text: string): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
});
