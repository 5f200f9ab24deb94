import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brokenBy, houseRules } from '../support/house-rules.ts';
import { root } from '../support/run-tool.ts';

async function sources(): Promise<{ path: string; text: string }[]> {
  const found: { path: string; text: string }[] = [];
  for (const folder of ['src', 'migrations', 'test']) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const path = `${folder}/${name}`;
      found.push({ path, text: await readFile(join(root, path), 'utf8') });
    }
  }
  return found;
}

test('the house rules hold in every file', async () => {
  const files = await sources();
  const broken = files.flatMap(({ path, text }) => brokenBy(path, text).map((rule) => `${path}: ${rule}`));
  expect(broken).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

test('files stay small: half of them have 60 lines or fewer', async () => {
  const sizes = (await sources())
    .filter(({ path }) => path.startsWith('src/'))
    .map(({ text }) => text.split('\n').length - 1)
    .sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
});

const planted: readonly [rule: string, path: string, text: string][] = [
  ['no active record', 'src/incidents/a.row.ts', 'export class A extends BaseEntity {}'],
  [
    'no relations: a plain column with @ForeignKey',
    'src/incidents/a.row.ts',
    '@ManyToOne(() => B) b!: Relation<B>;',
  ],
  [
    'no relations: a plain column with @ForeignKey',
    'src/incidents/find-a.ts',
    'db.find(A, { relations: { b: true } })',
  ],
  ['insert or update, never save', 'src/incidents/put-a.ts', 'await db.save(row);'],
  ['the clock is read at the edges only', 'src/domain/clock.ts', 'const now = DateTime.now();'],
  ['the clock is read at the edges only', 'src/domain/clock.ts', 'const now = DateTime.utc();'],
  ['the clock is read at the edges only', 'src/people/list.ts', 'const now = new Date();'],
  ['the clock is read at the edges only', 'src/people/list.ts', 'const now = Date.now();'],
  ['a field names its type', 'src/people/a.type.ts', '@Field() name!: string;'],
  ['a field names its type', 'src/people/a.type.ts', "@Field({ description: 'Its name.' }) name!: string;"],
  ['an argument names its type', 'src/people/a.resolver.ts', "a(@Arg('id') id: string) {}"],
  ['a column names its type and its name', 'src/people/a.row.ts', '@Column() name!: string;'],
  ['a column names its type and its name', 'src/people/a.row.ts', "@Column('text') name!: string;"],
  [
    'a column names its type and its name',
    'src/people/a.row.ts',
    "@PrimaryColumn('uuid', { primary: true }) id!: string;",
  ],
  ['the environment is read in config.ts alone', 'src/worker.ts', "process.env['URL']"],
  ['no default exports', 'src/people/a.ts', 'export default function a() {}'],
  ['no any', 'src/people/a.ts', 'export const a = (b: any) => b;'],
  ['no any', 'src/people/a.ts', 'export const a = b as any;'],
  ['no room for leftovers', 'src/people/helpers.ts', 'export {};'],
  ['no room for leftovers', 'src/utils/time.ts', 'export {};'],
  ['no file over 250 lines, no test over 300', 'src/people/a.ts', '\n'.repeat(251)],
  ['no file over 250 lines, no test over 300', 'test/rooms/a.test.ts', '\n'.repeat(301)],
];

test.each(planted)('%s: a planted fault is found (%s)', (rule, path, text) => {
  expect(brokenBy(path, text)).toContain(rule);
});

test('every house rule has a planted fault, and a comment is none', () => {
  expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(houseRules.map(({ name }) => name)));
  expect(brokenBy('src/people/a.ts', '/** Not Date.now(): time is an argument. */\n// nor .save(\n')).toEqual(
    [],
  );
});
