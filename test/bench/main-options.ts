import { parseArgs } from 'node:util';

export const partNames = ['reads', 'dispatch', 'clocks', 'people', 'start', 'rules'] as const;
export type PartName = (typeof partNames)[number];

/** How large the run is. */
export interface Size {
  readonly incidents: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly messages: readonly number[];
  readonly messageRounds: number;
  readonly clocks: readonly [number, number];
  readonly ticks: number;
  readonly people: number;
  readonly rendered: number;
  readonly starts: number;
  readonly evaluations: number;
}

const full: Size = {
  incidents: 50_000,
  rounds: 5,
  roundMs: 2_000,
  messages: [3_000, 10_000],
  messageRounds: 3,
  clocks: [1_000, 1_000_000],
  ticks: 200,
  people: 100_000,
  rendered: 300_000,
  starts: 3,
  evaluations: 500,
};

const quick: Size = {
  incidents: 2_000,
  rounds: 3,
  roundMs: 800,
  messages: [500],
  messageRounds: 2,
  clocks: [1_000, 50_000],
  ticks: 60,
  people: 10_000,
  rendered: 50_000,
  starts: 1,
  evaluations: 100,
};

export interface Options {
  readonly size: Size;
  readonly parts: readonly PartName[];
}

export const usage = `npm run bench -- [--quick] [--only ${partNames.join(',')}] [--incidents N] [--people N]`;

/** Reads the command line; throws with one line for what it does not know. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      incidents: { type: 'string' },
      people: { type: 'string' },
    },
  });
  const asked = values.only?.split(',') ?? partNames;
  const parts = partNames.filter((name) => asked.includes(name));
  if (parts.length < asked.length) throw new Error(`--only takes ${partNames.join(', ')}`);
  const size = values.quick ? quick : full;
  return {
    parts,
    size: {
      ...size,
      incidents: atLeast(500, values.incidents) ?? size.incidents,
      people: atLeast(1_000, values.people) ?? size.people,
    },
  };
}

function atLeast(least: number, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < least)
    throw new Error(`a count is a whole number from ${least}`);
  return count;
}
