import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';

/** Everything wrong with the folder at once, each with its file and path, in words for whoever edits the data. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';

  constructor(readonly problems: readonly string[]) {
    super(`notifications/ cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Files as they were found good before, by path; each counts for the very text it was made of. */
export type Compiled = Readonly<Record<string, { readonly digest: string; readonly value: unknown }>>;

/** The folder notifications/, with what the build made of it. */
export interface Folder {
  readonly path: string;
  readonly compiled: Compiled;
  /** Given by the build: takes down what every file came to. */
  readonly made?: Record<string, Compiled[string]>;
}

/** What tells one text from another. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The YAML files of a folder, by name; a folder that is not there has none. */
export async function yamlFiles({ path: folder }: Folder, under: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, under)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${under}/${name}`);
}

/**
 * Reads one file by its model; what is wrong goes to `problems` and null comes back. A file whose text has not changed
 * since the build was found good then: its value is taken as it is.
 */
export async function readYaml<T>(
  { path: folder, compiled, made }: Folder,
  file: string,
  model: z.ZodType<T>,
  problems: string[],
): Promise<T | null> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => null);
  if (text === null) {
    problems.push(`${file}: the file cannot be read`);
    return null;
  }
  const known = compiled[file];
  if (known !== undefined && known.digest === digestOf(text)) return known.value as T;
  const document = parseDocument(text, { uniqueKeys: true, merge: true });
  if (document.errors.length > 0) {
    problems.push(...document.errors.map((error) => `${file}: not YAML: ${error.message.split('\n')[0]}`));
    return null;
  }
  const result = model.safeParse(document.toJS());
  if (result.success) {
    if (made) made[file] = { digest: digestOf(text), value: result.data };
    return result.data;
  }
  problems.push(...result.error.issues.map((issue) => `${file}: ${inWords(issue)}`));
  return null;
}

/** What is wrong with data, and where in it. */
export function inWords(issue: z.core.$ZodIssue, base: readonly PropertyKey[] = []): string {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors);
    if (branch !== undefined) return inWords(branch, path);
  }
  const where = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return `${where.replace(/^\./, '') || 'the whole file'}: ${issue.message}`;
}

/** Of the alternatives that failed, the one that got furthest before it did: what the author most likely meant. */
function closestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): z.core.$ZodIssue | undefined {
  const missing = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.filter((issue) => issue.path.length <= 1 && issue.code === 'invalid_type').length +
    issues.filter((issue) => issue.path.length === 0).length;
  return [...branches].sort((a, b) => missing(a) - missing(b))[0]?.[0];
}

/** What the build made of notifications/; nothing if it made nothing, or nothing that can be read. */
export async function compiledFrom(file: string | undefined): Promise<Compiled> {
  if (file === undefined) return {};
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text) as Compiled;
  } catch {
    return {};
  }
}
