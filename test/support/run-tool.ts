import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface ToolRun {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a tool of node_modules as a developer would, with what it prints. */
export function runTool(
  script: string,
  args: readonly string[],
  { cwd = root, input = '' }: { cwd?: string; input?: string } = {},
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd, env });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.end(input);
  });
}

const COPIED = [
  'src',
  'migrations',
  'package.json',
  'tsconfig.json',
  'biome.json',
  '.gitignore',
  '.dependency-cruiser.cjs',
];

/** A copy of the sources with some files planted in it, to see whether a tool finds them. */
export async function withPlanted<T>(
  files: Readonly<Record<string, string>>,
  look: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    for (const part of COPIED) await cp(join(root, part), join(folder, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await look(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
