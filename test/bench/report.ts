/** What a figure is held against. */
export interface Target {
  readonly of: 'ratio' | 'figure';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Set for a later step: shown, and said to be open rather than missed. */
  readonly later?: boolean;
}

/** One line of a part's table: ours beside the reference of the same run. */
export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly figure: number;
  readonly reference?: { readonly figure: number; readonly ratio: number };
  readonly target?: Target;
}

export interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
  /** What the reference is, what was checked, what a reader must know. */
  readonly notes: readonly string[];
}

/** Whether the target is met; null where there is none. */
export function isMet({ figure, reference, target }: Line): boolean | null {
  if (!target) return null;
  const value = target.of === 'ratio' ? reference?.ratio : figure;
  if (value === undefined) return null;
  return (
    value >= (target.atLeast ?? Number.NEGATIVE_INFINITY) &&
    value <= (target.atMost ?? Number.POSITIVE_INFINITY)
  );
}

/** The table of a part, for a person. */
export function tableOf({ title, lines, notes }: Part): string {
  const head = ['what', 'figure', 'reference', 'ratio', 'target', 'met'];
  const rows = [head, ...lines.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return ['', title, rule, text[0], rule, ...text.slice(1), ...notes.map((note) => `  ${note}`), ''].join(
    '\n',
  );
}

function cellsOf(line: Line): string[] {
  const { what, unit, figure, reference, target } = line;
  const met = isMet(line);
  return [
    what,
    `${shown(figure)} ${unit}`,
    reference ? `${shown(reference.figure)} ${unit}` : '-',
    reference ? shown(reference.ratio) : '-',
    target ? targetText(target, unit) : '-',
    met === null ? '-' : met ? 'yes' : target?.later ? 'not yet' : 'NO',
  ];
}

function targetText({ of, atLeast, atMost, later }: Target, unit: string): string {
  const bound = atLeast === undefined ? `<= ${shown(atMost ?? 0)}` : `>= ${shown(atLeast)}`;
  return `${bound}${of === 'ratio' ? 'x' : ` ${unit}`}${later ? ' (later)' : ''}`;
}

/** Three significant digits, whole numbers from 100 on. */
export function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(value >= 1 ? 3 : 2)));
}
