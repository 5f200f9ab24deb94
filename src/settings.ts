import ipaddr from 'ipaddr.js';
import { z } from 'zod';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

const urlOf = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be a URL like ${example}`,
    );

const postgresUrl = urlOf(['postgres:', 'postgresql:'], 'postgresql://tocsin_app@host:5432/tocsin');

/** Every setting there is, with its form and default. Names only are shown in errors: a value may be a secret. */
export const settings = z.object({
  DATABASE_URL: postgresUrl.optional(),
  PORT: whole(0, 65_535).default(4000),
  TOCSIN_HOST: z.string().default('127.0.0.1'),
  TOCSIN_PUBLIC_URL: urlOf(['http:', 'https:'], 'https://tocsin.example.test').optional(),
  TOCSIN_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .refine(
      (all) => all.every((one) => ipaddr.isValid(one) || ipaddr.isValidCIDR(one)),
      'must be addresses or ranges with commas between them, such as 10.0.0.5,172.16.0.0/12',
    ),
  TOCSIN_DATA_DIR: z.string().default('.tocsin'),
  TOCSIN_DATABASE_PASSWORD: z.string().optional(),
  TOCSIN_DATABASE_WAIT_MS: whole(0, 3_600_000).default(60_000),
  TOCSIN_OWNER_DATABASE_URL: postgresUrl.optional(),
  TOCSIN_OWNER_DATABASE_PASSWORD: z.string().optional(),
  TOCSIN_MASTER_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64, as from: openssl rand -base64 32')
    .optional(),
  TOCSIN_SMTP_URL: urlOf(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.test').optional(),
  TOCSIN_MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be one bare mail address')
    .optional(),
  TOCSIN_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  TOCSIN_LARGEST_ATTACHMENT_MB: whole(1, 2_000).default(50),
  TOCSIN_POOL_SIZE: whole(2, 500).default(10),
  TOCSIN_WORKER_CONCURRENCY: whole(1, 200).default(5),
  TOCSIN_HEARTBEAT_MS: whole(100, 600_000).default(5_000),
  TOCSIN_WORKER_DEAD_MS: whole(200, 3_600_000).default(30_000),
  TOCSIN_REVEALS_PER_HOUR: whole(1, 10_000).default(30),
  TOCSIN_TICK_MS: whole(100, 600_000).default(5_000),
  TOCSIN_PAGER_ALLOW_PRIVATE: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .transform((text) => text === 'true'),
});
export type Settings = z.output<typeof settings>;

/** May be given as a file: the name with _FILE appended. */
export const SECRETS = [
  'TOCSIN_DATABASE_PASSWORD',
  'TOCSIN_OWNER_DATABASE_URL',
  'TOCSIN_OWNER_DATABASE_PASSWORD',
  'TOCSIN_MASTER_KEY',
  'TOCSIN_SMTP_URL',
];
export const NAMES = [...Object.keys(settings.shape), ...SECRETS.map((name) => `${name}_FILE`)];
