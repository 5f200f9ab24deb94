/** What rendering a text may cost, all its pieces together. */
export interface RenderBudget {
  /** One piece or tag, each time it is rendered. */
  readonly step: () => void;
  /** So many items or characters held. */
  readonly hold: (size: number) => void;
  /** So many characters written out. */
  readonly write: (length: number) => void;
  /** What was too much of it, in words; null: nothing so far. */
  readonly exceeded: () => string | null;
}

/** Three times what the longest shipped text takes where every category, cause and measure there is applies, or more. */
const renderLimits = { steps: 3_000, held: 200_000, written: 200_000 } as const;

/** Counted, a limit is the same on a fast machine and on one that stands still; this ends what nobody thought to count. */
const LAST_RESORT_MS = 2_000;

/** A budget for one text: a bomb is cut off after the same step everywhere, and honest words never are. */
export function renderBudget(): RenderBudget {
  const left: Record<keyof typeof renderLimits, number> = { ...renderLimits };
  const end = performance.now() + LAST_RESORT_MS;
  let exceeded: string | null = null;
  const refuse = (most: string) => {
    exceeded = `a text takes at the most ${most} to write out: shorten its loops`;
    throw new Error(exceeded);
  };
  const spend = (what: keyof typeof renderLimits, amount: number) => {
    left[what] -= Math.max(0, amount);
    // "Not a number" is no way out.
    if (!(left[what] >= 0)) refuse(`${renderLimits[what]} ${words[what]}`);
  };
  return {
    step: () => {
      spend('steps', 1);
      if (performance.now() > end) refuse(`${LAST_RESORT_MS} milliseconds`);
    },
    hold: (size) => spend('held', size),
    write: (length) => spend('written', length),
    exceeded: () => exceeded,
  };
}

const words = { steps: 'steps', held: 'items of lists', written: 'characters' } as const;
