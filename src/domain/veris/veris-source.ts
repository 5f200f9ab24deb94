import { leavesOf, pathOf, type Steps, valueAt } from './veris-leaves.ts';
import type { Unmapped, VerisReading, VerisWarning } from './veris-reading.ts';
import { small, type VerisTables } from './veris-tables.ts';
import { seenText } from './veris-text.ts';

/** A word of the record with its place. */
export interface Said {
  readonly word: string;
  readonly path: string;
}

/** A record that is being read: what is taken from it is noted, so that nothing of it gets lost silently. */
export interface VerisSource {
  readonly tables: VerisTables;
  /** Whether there is an object at a place. */
  readonly has: (...steps: Steps) => boolean;
  readonly raw: (...steps: Steps) => unknown;
  /** The words of a list, or one word alone; what says nothing ("Unknown") is among them. */
  readonly words: (...steps: Steps) => Said[];
  /** The items of a list. */
  readonly items: (...steps: Steps) => number[];
  readonly take: (...paths: readonly string[]) => void;
  readonly leave: (path: string, why: string) => void;
  readonly warn: (path: string, message: string) => void;
  readonly close: () => Pick<VerisReading, 'mapped' | 'unmapped' | 'warnings'>;
}

const SHOWN = 200;

/** Opens a record to be read by the tables. */
export function openVeris(record: object, tables: VerisTables): VerisSource {
  const taken = new Set<string>();
  const left = new Map<string, string>();
  const warnings = new Map<string, VerisWarning>();
  const raw = (...steps: Steps): unknown => valueAt(record, steps);
  const warn = (path: string, message: string) => void warnings.set(`${path} ${message}`, { path, message });
  const has = (...steps: Steps): boolean => {
    const value = raw(...steps);
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  };

  const words = (...steps: Steps): Said[] => {
    const value = raw(...steps);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) && typeof value !== 'string') {
      warn(pathOf(steps), 'VERIS gives a list of words here: what stands here was not read.');
      return [];
    }
    if (typeof value === 'string') return [{ word: value, path: pathOf(steps) }];
    return value.flatMap((word: unknown, nth) => {
      const path = pathOf([...steps, nth]);
      if (typeof word === 'string') return [{ word: tables.renamed.get(small(word)) ?? word, path }];
      warn(path, 'VERIS gives a word here: what stands here was not read.');
      return [];
    });
  };

  const items = (...steps: Steps): number[] => {
    const value = raw(...steps);
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value.map((_item, nth) => nth);
    warn(pathOf(steps), 'VERIS gives a list here: what stands here was not read.');
    return [];
  };

  const close = () => {
    const mapped: string[] = [];
    const unmapped: Unmapped[] = [];
    for (const { path, value } of leavesOf(record)) {
      const why = left.get(path);
      if (taken.has(path)) mapped.push(path);
      else if (why !== undefined || !silent(value, tables))
        unmapped.push({ path, value: shown(value), why: why ?? whyOf(path, tables) });
    }
    return { mapped, unmapped, warnings: [...warnings.values()] };
  };
  return {
    tables,
    has,
    raw,
    words,
    items,
    take: (...paths) => {
      for (const path of paths) taken.add(path);
    },
    leave: (path, why) => void left.set(path, why),
    warn,
    close,
  };
}

/** Whether a value says nothing: absent, empty, or "Unknown". */
export function silent(value: unknown, { silent: words }: VerisTables): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '' || words.has(small(value));
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function whyOf(path: string, { unmapped }: VerisTables): string {
  const names = path.replace(/\[\d+\]/g, '');
  const fits = unmapped.filter(
    ({ path: of }) => of === '' || names === of || names.startsWith(`${of}.`) || names.startsWith(`${of}[`),
  );
  return fits.reduce((best, one) => (one.path.length >= best.path.length ? one : best), {
    path: '',
    why: 'Nothing in the facts says this.',
  }).why;
}

function shown(value: unknown): string {
  const text = seenText(JSON.stringify(value) ?? '');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
