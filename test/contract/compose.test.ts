import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfig, readMigrationConfig } from '../../src/config.ts';
import { serverStatements } from '../../src/platform/database/roles.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly restart: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}
interface Compose {
  readonly services: Readonly<Record<'postgres' | 'migrate' | 'api' | 'worker', Service>>;
  readonly volumes: Readonly<Record<string, { readonly name: string }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly configs: { readonly roles: { readonly content: string } };
}

const root = join(import.meta.dirname, '../..');
const compose: Compose = parse(await readFile(join(root, 'docker-compose.yml'), 'utf8'), { merge: true });
const dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8');
const services = Object.entries(compose.services);
const { api, worker, migrate, postgres } = compose.services;

/** What the operator's secret files would hold. */
const SECRETS: Readonly<Record<string, string>> = {
  app_password: 'an/app@password\n',
  owner_password: 'owner-password\n',
  admin_password: 'admin-password\n',
  master_key: `${Buffer.alloc(32, 1).toString('base64')}\n`,
  smtp_url: 'smtps://user:password@mail.example.test\n',
};

/** A secret is readable where the service mounts it and nowhere else. */
const secretsOf = (service: Service) => (path: string) => {
  const name = /^\/run\/secrets\/(\w+)$/.exec(path)?.[1] ?? '';
  const text = service.secrets.includes(name) ? SECRETS[name] : undefined;
  if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
  return text;
};

describe('docker-compose.yml, without an engine', () => {
  test('the API and the worker start configured, with the application role and secrets from files', () => {
    for (const service of [api, worker]) {
      const config = readConfig(service.environment, secretsOf(service));
      expect(config).toMatchObject({
        mode: 'configured',
        database: { applicationUrl: 'postgresql://tocsin_app:an%2Fapp%40password@postgres:5432/tocsin' },
        mail: { smtpUrl: 'smtps://user:password@mail.example.test' },
      });
    }
    expect(readConfig(api.environment, secretsOf(api)).http).toMatchObject({ host: '0.0.0.0', port: 4000 });
  });

  test('migrate alone signs in as the owner, and nobody else holds the password', () => {
    expect(readMigrationConfig(migrate.environment, secretsOf(migrate)).ownerUrl).toBe(
      'postgresql://tocsin_owner:owner-password@postgres:5432/tocsin',
    );
    for (const { secrets } of [api, worker]) expect(secrets).not.toContain('owner_password');
    for (const { secrets } of [api, worker, migrate]) expect(secrets).not.toContain('admin_password');
  });

  test('the two roles are made before the first migration, by the same statements as the embedded server', () => {
    const script = compose.configs.roles.content.replace(/:'(owner|app)_password'/g, "'x'");
    for (const statement of Object.values(serverStatements('tocsin', { owner: 'x', application: 'x' }))) {
      expect(script).toContain(`${statement};`);
    }
    for (const name of ['owner_password', 'app_password']) {
      expect(script).toContain(`\\set ${name} \`cat /run/secrets/${name}\``);
      expect(postgres.secrets).toContain(name);
    }
    expect(script).not.toContain('$');
  });

  test('one image runs the three commands, after the migration and a healthy database', () => {
    expect([api, worker, migrate].map(({ image, command }) => [image, command])).toEqual([
      [api.image, ['serve']],
      [api.image, ['work']],
      [api.image, ['migrate']],
    ]);
    expect(dockerfile).toContain('ENTRYPOINT ["node", "dist/src/main.js"]');
    expect(migrate.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(migrate.restart).toBe('no');
    for (const { depends_on } of [api, worker]) {
      expect(depends_on?.['migrate']).toEqual({ condition: 'service_completed_successfully' });
    }
  });

  test('every service that stays up is checked for health and restarted', () => {
    for (const service of [postgres, api, worker]) {
      expect(service.healthcheck?.test[0]).toBe('CMD');
      expect(service.restart).toBe('unless-stopped');
    }
    expect(api.healthcheck?.test.join(' ')).toContain('/readyz');
  });

  test('what a service mounts is declared, and everything declared is used', () => {
    const mounted = services.flatMap(([, { secrets }]) => secrets);
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(compose.secrets).sort());
    expect(Object.keys(compose.secrets).sort()).toEqual(Object.keys(SECRETS).sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`./secrets/${name}`);
    expect(postgres.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(compose.volumes).toEqual({
      database: { name: 'tocsin-database' },
      exercises: { name: 'tocsin-exercises' },
    });
  });

  test('only the API is published, on this machine alone', () => {
    expect(services.flatMap(([, { ports = [] }]) => ports)).toEqual(['127.0.0.1:4000:4000']);
  });

  test('no secret stands in the file', () => {
    for (const [, { environment }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        expect(value).not.toMatch(/\/\/[^/@]*:[^/@]*@/);
        if (/PASSWORD|KEY|SMTP/.test(name)) expect(value).toMatch(/^\/run\/secrets\//);
      }
    }
  });

  test('images are pinned, and Node is one of the supported versions', async () => {
    const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(engines.node).toBe('^20.19 || ^22.13 || >=24.11');
    const bases = [...dockerfile.matchAll(/^FROM node:(\d+)\.(\d+)\.\d+-\S+/gm)];
    expect(bases).toHaveLength(dockerfile.match(/^FROM /gm)?.length ?? 0);
    for (const [, major, minor] of bases) {
      expect([Number(major), Number(minor) >= 11]).toEqual([24, true]);
    }
    expect(postgres.image).toMatch(/^postgres:\d+\.\d+-/);
    expect(api.image).toMatch(/^tocsin:\d+\.\d+\.\d+$/);
  });

  test('the image runs as an ordinary user, and secrets and local data stay out of it', async () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['secrets', '.env', '.tocsin', '.git', 'node_modules']));
  });
});
