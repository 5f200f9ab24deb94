import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbedded } from '../../src/platform/database/embedded/start-embedded.ts';
import { startTocsin } from '../support/tocsin-process.ts';
import { clinic } from '../support/veris-records.ts';

describe('VERIS records from the command line', () => {
  let folder: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tocsin-veris-'));
    settings = { TOCSIN_DATA_DIR: join(folder, 'data'), PORT: '0' };
  });
  afterAll(async () => {
    await removeEmbedded(join(folder, 'data')).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });
  const run = async (...args: string[]) => {
    const command = startTocsin(args, settings);
    return { code: await command.ended, output: command.output() };
  };

  test('a folder of files, lists and lines comes in once; one that cannot be read stops no other', async () => {
    const made = await run('organization', 'create', '--profile', 'piora', '--administrator', 'Ada');
    const organization = /^Organization (\S+)$/m.exec(made.output)?.[1] ?? '';
    const records = join(folder, 'records');
    const named = (id: string) => JSON.stringify(clinic({ incident_id: id, plus: { master_id: id } }));
    await mkdir(records);
    await writeFile(join(records, 'a.json'), named('a'));
    await writeFile(join(records, 'broken.json'), '{');
    await writeFile(join(records, 'lines.jsonl'), `${named('b')}\n\n${named('a')}\n`);
    await writeFile(join(records, 'list.json'), `[${named('c')},7]`);
    await writeFile(join(records, 'readme.txt'), 'no record');

    const dry = await run('veris', 'import', '--organization', organization, '--dry-run', records);
    expect([dry.code, /^READ 4, FAILED 2$/m.test(dry.output)]).toEqual([1, true]);
    const first = await run('veris', 'import', '--organization', organization, '--exercise', records);
    expect(first.output).toMatch(/^CREATED 3, FAILED 2, UNCHANGED 1$/m);
    expect(first.output).toMatch(/^\[file 2 of 4\] \S+broken\.json: FAILED This is no JSON\./m);
    expect(first.output).toMatch(
      /^\[file 3 of 4\] \S+lines\.jsonl, record 2 of 2: UNCHANGED [0-9a-f-]{36}$/m,
    );
    const again = await run('veris', 'import', '--organization', organization, join(records, 'a.json'));
    expect([again.code, /^UNCHANGED 1$/m.test(again.output)]).toEqual([0, true]);
  });

  test('what is not there is refused in one line', async () => {
    const nil = '00000000-0000-7000-8000-000000000001';
    const here = join(folder, 'records');
    expect((await run('veris', 'import', '--organization', 'acme', here)).output).toMatch(/by its id/);
    expect((await run('veris', 'import', '--organization', nil, here)).output).toMatch(/no organization/);
    expect((await run('veris', 'import', '--organization', nil, join(folder, 'nowhere'))).output).toMatch(
      /There is no file or folder/,
    );
  });
});
