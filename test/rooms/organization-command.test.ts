import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbedded } from '../../src/platform/database/embedded/start-embedded.ts';
import { type Json, startApi } from '../support/api.ts';
import { startTocsin } from '../support/tocsin-process.ts';

const keys = ['codecraft', 'ide-platform', 'piora', 'pipo360', 'pixeldrive'];

describe('Organizations from the command line', () => {
  let settings: Record<string, string>;
  beforeAll(async () => {
    settings = { TOCSIN_DATA_DIR: await mkdtemp(join(tmpdir(), 'tocsin-organization-')), PORT: '0' };
  });
  afterAll(async () => {
    const folder = settings['TOCSIN_DATA_DIR'] ?? '';
    await removeEmbedded(folder).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });
  const run = async (...args: string[]) => {
    const command = startTocsin(['organization', ...args], settings);
    return { code: await command.ended, output: command.output() };
  };
  const create = (...more: string[]) => run('create', '--administrator', 'Ada', ...more);

  test('the five profiles are listed with what they promise, and where a name is missing', async () => {
    const { code, output } = await run('profiles');
    expect(code).toBe(0);
    for (const key of keys) expect(output).toMatch(new RegExp(`^${key}: `, 'm'));
    expect(output).toMatch(/^ide-platform: the policy names no company: give --name/m);
    expect(output).toMatch(
      /^codecraft: CodeCraft AI\n {2}promise: Promise to notify affected users within 72 hours/m,
    );
  });

  test('what cannot be made is refused in one line that says what to do', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /needs a name, or a profile/],
      [
        ['--profile', 'acme'],
        /no profile "acme"\. Known: codecraft, ide-platform, piora, pipo360, pixeldrive/,
      ],
      [['--name', 'Acme', '--time-zone', 'Mars/Olympus'], /IANA name/],
    ];
    for (const [args, words] of wrong) {
      const { code, output } = await create(...args);
      expect([code, output.match(/^tocsin: .*$/gm)?.length]).toEqual([1, 1]);
      expect(output).toMatch(words);
      expect(output).not.toMatch(/ at .*\.js:\d+/);
    }
    expect((await run('create', '--profile', 'piora')).output).toMatch(/--administrator/);
  });

  test('each of the five is made before the service ever runs and while it runs; the token printed works at once', async () => {
    const tokens = new Map<string, string>();
    const make = async (key: string) => {
      const { code, output } = await create(
        '--profile',
        key,
        ...(key === 'ide-platform' ? ['--name', 'Loom IDE'] : []),
      );
      expect([key, code]).toEqual([key, 0]);
      expect(output).toMatch(/^Organization [0-9a-f-]{36}\nAdministrator [0-9a-f-]{36}$/m);
      tokens.set(key, output.match(/toc_(?!operator)\S+/)?.[0] ?? '');
    };
    for (const key of keys.slice(0, 2)) await make(key);

    const service = startTocsin(['start'], settings);
    const [, url = ''] = await service.printed(/answers at (http\S+)/);
    for (const key of keys.slice(2)) await make(key);
    const names: Json[] = [];
    for (const key of keys) names.push(await organizationOf(url, tokens.get(key) ?? ''));
    expect(await service.stop()).toBe(0);

    expect(names).toEqual([
      { name: 'CodeCraft AI', profile: 'codecraft', legalName: 'CodeCraft AI, Inc.' },
      { name: 'Loom IDE', profile: 'ide-platform', legalName: null },
      { name: 'Piora', profile: 'piora', legalName: null },
      { name: 'Pipo360', profile: 'pipo360', legalName: null },
      { name: 'PixelDrive', profile: 'pixeldrive', legalName: null },
    ]);
  });
});

test('an operator sees the same profiles through the API, and makes each of them', async () => {
  const api = await startApi();
  const { profiles } = await api.ask(api.operator, '{ profiles { key name promises remarks } }');
  expect(profiles.map(({ key }: Json) => key)).toEqual(keys);
  const silent = profiles.filter(({ promises }: Json) => promises.length === 0).map(({ key }: Json) => key);
  expect(silent).toEqual(['ide-platform', 'piora']);
  for (const { key, name, remarks } of profiles) {
    expect(remarks.length).toBeGreaterThan(0);
    const made = await api.call(
      api.operator,
      'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { administratorToken } }',
      { input: { profile: key, administratorName: 'Ada', ...(name === null && { name: 'Loom IDE' }) } },
    );
    const token = made.data.createOrganization.administratorToken;
    const { organization } = await api.ask(token, '{ organization { missingContacts { kind why } } }');
    const unnamed = organization.missingContacts.some(({ kind }: Json) => kind === null);
    expect([key, unnamed]).toEqual([key, key !== 'codecraft']);
  }
  await api.close();
});

async function organizationOf(url: string, token: string): Promise<Json> {
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ organization { name profile legalName } }' }),
  });
  const { data } = (await reply.json()) as Json;
  return data.organization;
}
