import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { Refusal } from '../domain/refusal.ts';
import { importVeris, type VerisOutcome } from '../incidents/veris/import-veris.ts';
import { type OpenInstallation, openInstallation } from '../installation.ts';
import { OrganizationRow } from '../organizations/organization.row.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';
import { inWork } from '../platform/database/work.ts';
import { say } from './say.ts';

interface VerisOptions {
  readonly organization: string;
  readonly dryRun?: boolean;
  readonly exercise?: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const actor = { kind: 'system', name: 'console' } as const;

/** Imports VERIS records from files and folders, each in a transaction of its own: one that cannot be read stops no other. */
export async function importVerisFiles(paths: readonly string[], options: VerisOptions): Promise<void> {
  const { organization: organizationId } = options;
  if (!UUID.test(organizationId)) throw new StartRefusal('Name the organization by its id.');
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const installation = await openInstallation(readConfig(), {
    ...{ applicationName: 'tocsin-command', filesReach: false, say },
  });
  const counts = new Map<string, number>();
  try {
    await checkOrganization(installation, organizationId);
    for await (const { name, text } of recordsIn(files)) {
      const { kind, lines } = await importOne(installation, text, options);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const [first = '', ...notes] = lines;
      say([`${name}: ${kind} ${first}`.trimEnd(), ...notes.map((line) => `  ${line}`)].join('\n'));
    }
  } finally {
    await installation.close();
  }
  say([...counts].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'No records found.');
  if (counts.has('FAILED')) process.exitCode = 1;
}

async function checkOrganization({ dataSource, reactions }: OpenInstallation, organizationId: string) {
  const found = await inWork(dataSource, { organizationId, actor, reactions }, ({ db }) =>
    db.existsBy(OrganizationRow, { id: organizationId }),
  );
  if (!found) throw new StartRefusal('There is no organization with this id.');
}

interface Came {
  readonly kind: VerisOutcome | 'FAILED';
  /** Which incident it is, or why it failed; then what did not agree with it. */
  readonly lines: readonly string[];
}

async function importOne(
  { dataSource, reactions, catalog, masterKey }: OpenInstallation,
  record: string,
  { organization: organizationId, dryRun, exercise }: VerisOptions,
): Promise<Came> {
  try {
    const { outcome, incidentId, notes } = await inWork(
      dataSource,
      { organizationId, actor, reactions },
      (work) => importVeris(work, catalog, masterKey, { record, dryRun, exercise }),
    );
    const said = notes.map(({ path, message }) => `${path ? `${path}: ` : ''}${message}`);
    return { kind: outcome, lines: [incidentId ?? '', ...said] };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'FAILED', lines: [error.message] };
    throw error;
  }
}

/** The files a path names: itself, or those of a folder that hold JSON, by name. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new StartRefusal(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => /\.(json|jsonl|ndjson)$/i.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** Every record of the files, with where it stands and how far that is. */
async function* recordsIn(files: readonly string[]): AsyncGenerator<{ name: string; text: string }> {
  for (const [nth, file] of files.entries()) {
    const texts = recordsOf(file, await readFile(file, 'utf8'));
    const name = `[file ${nth + 1} of ${files.length}] ${file}`;
    for (const [seq, text] of texts.entries())
      yield { name: texts.length === 1 ? name : `${name}, record ${seq + 1} of ${texts.length}`, text };
  }
}

/** The records of a file: a record, a list of records, or one record in each line. */
function recordsOf(file: string, text: string): string[] {
  if (/\.(jsonl|ndjson)$/i.test(file)) return text.split('\n').filter((line) => line.trim() !== '');
  if (!text.trimStart().startsWith('[')) return [text];
  try {
    return (JSON.parse(text) as unknown[]).map((record) => JSON.stringify(record));
  } catch {
    // It is no JSON: said of the file as of any other.
    return [text];
  }
}
