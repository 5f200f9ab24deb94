import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { isPublicAddress } from '../../src/platform/web/allowed-address.ts';
import { postOnce } from '../../src/platform/web/post-once.ts';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done } from '../support/breach.ts';
import { type HookReceiver, startHookReceiver } from '../support/hook-receiver.ts';
import { pagesOf, runPages } from '../support/pager-room.ts';

const PUBLIC_ONLY = { allowPrivate: false };
let receiver: HookReceiver;
beforeAll(async () => {
  receiver = await startHookReceiver();
});
afterAll(() => receiver.close());
const port = () => new URL(receiver.url).port;

const literals = [
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '0177.0.0.1',
  '2130706433',
  '0x7f000001',
  '127.0.0.1.',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '①②⑦.⓪.⓪.①',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:169.254.169.254]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fd00::1]',
  '[fe80::1]',
  '[ff02::1]',
];
const names = ['localhost', 'localhost.', 'LOCALHOST', 'ip6-localhost'];

test.each(literals)('%s is not called, under any port and scheme', async (host) => {
  const before = receiver.connections();
  for (const url of [
    `https://${host}/`,
    `https://${host}:8443/`,
    `https://${host}:${port()}/`,
    `http://${host}:${port()}/`,
  ])
    expect(await postOnce({ url, headers: {}, body: '{}' }, PUBLIC_ONLY)).toEqual({
      answered: false,
      problem: 'REFUSED_ADDRESS',
    });
  expect(receiver.connections()).toBe(before);
});

test.each(names)('the name %s leads into the own net, and is not called', async (host) => {
  const outcome = await postOnce({ url: `https://${host}:8443/`, headers: {}, body: '{}' }, PUBLIC_ONLY);
  expect(outcome.answered).toBe(false);
  expect(outcome).not.toHaveProperty('status');
});

test.each([
  'ftp://pager.test/',
  'file:///etc/hostname',
  'https://user@pager.test/',
  'https://user:password@pager.test/',
  'https://pager.test:22/',
  'https://pager.test:25/',
  'https://pager.test:5432/',
  'http://pager.test/',
  'pager.test',
  '',
])('%s is no URL for pages', async (url) => {
  expect(await postOnce({ url, headers: {}, body: '{}' }, PUBLIC_ONLY)).toEqual({
    answered: false,
    problem: 'REFUSED_ADDRESS',
  });
});

test('the public net is what is neither ours, nor shared, nor a way around', () => {
  for (const address of ['9.9.9.9', '2620:fe::9', '::ffff:9.9.9.9'])
    expect(isPublicAddress(address)).toBe(true);
  for (const address of ['', 'pager.test', '127.0.0.1', 'fd00::1', '64:ff9b::1'])
    expect(isPublicAddress(address)).toBe(false);
});

describe('An installation that allows public addresses only', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ allowPrivate: false });
    team = await api.organizationWith('RESPONDER');
  });
  afterAll(() => api.close());

  test('refuses an endpoint in the own net, and says why without saying what is there', async () => {
    for (const url of [receiver.url, `https://127.0.0.1/`, `https://[::1]/hook`, 'https://a:b@pager.test/']) {
      const refused = await act(api, team.administrator, 'putPagerEndpoint', { url }, 'secret');
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: null });
      expect(refused.errors[0]?.message).toMatch(/^Pages cannot go to this URL: /);
    }
    expect(receiver.connections()).toBe(0);
  });

  test('does not call a name that leads there, and keeps a code and nothing else of why', async () => {
    const { endpoint } = await done(
      api,
      team.administrator,
      'putPagerEndpoint',
      { url: 'https://localhost:8443/hook' },
      'endpoint { id }',
    );
    await done(api, team.administrator, 'testPager', { endpointId: endpoint.id });
    await runPages(api, { transport: fileTransport('/nowhere') });
    expect(await pagesOf(api, team.id)).toMatchObject([
      { state: 'FAILED', last_status: null, last_problem: 'REFUSED_ADDRESS' },
    ]);
  });
});

describe('A receiver that behaves badly', () => {
  const inside = { allowPrivate: true };
  const post = () => postOnce({ url: receiver.url, headers: {}, body: '{}' }, inside);
  afterEach(() => {
    receiver.answer = (reply) => void reply.writeHead(200).end();
  });

  test('a redirect is not followed, wherever it leads', async () => {
    const before = receiver.calls.length;
    receiver.answer = (reply) => void reply.writeHead(307, { location: receiver.url }).end();
    expect(await post()).toMatchObject({ answered: true, status: 307 });
    expect(receiver.calls).toHaveLength(before + 1);
  });

  test('a reply that never ends counts by its status', async () => {
    receiver.answer = (reply) => {
      reply.writeHead(200);
      const drip = setInterval(() => reply.write('x'.repeat(100_000)), 20);
      reply.on('close', () => clearInterval(drip));
    };
    expect(await post()).toMatchObject({ answered: true, status: 200 });
  });

  test('garbage, a dropped connection and a closed port are unreachable, never an error', async () => {
    receiver.answer = (reply) => void reply.socket?.destroy();
    expect(await post()).toEqual({ answered: false, problem: 'UNREACHABLE' });
    receiver.answer = (reply) => void reply.socket?.end('garbage\r\n\r\n');
    expect(await post()).toEqual({ answered: false, problem: 'UNREACHABLE' });
    expect(await postOnce({ url: 'http://127.0.0.1:1/', headers: {}, body: '{}' }, inside)).toEqual({
      answered: false,
      problem: 'UNREACHABLE',
    });
  });

  test('silence ends after fifteen seconds', async () => {
    receiver.answer = () => undefined;
    expect(await post()).toEqual({ answered: false, problem: 'TIMED_OUT' });
  }, 30_000);
});
