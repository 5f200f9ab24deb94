import { Liquid, type Template } from 'liquidjs';
import { writeSlot } from '../../domain/recipient-slot.ts';
import { markdownLines, markdownQuote } from '../render/markdown-safe.ts';
import { SlotValue } from '../render/slot-value.ts';

/** A text of which a template says that it is quoted: not a fact of its own, but a whole document. */
class Quotation {
  constructor(readonly text: unknown) {}
}

const TAGS = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'comment']);
const FILTERS = new Set(['join', 'size', 'first', 'last', 'upcase', 'downcase', 'capitalize']);

/** What a template may cost: it renders in well under a millisecond, a bomb is cut off here; tried twice, within 200 ms. */
const sandboxLimits = { parseCharacters: 40_000, renderMs: 95, memory: 2_000_000 } as const;

/**
 * The engine for templates: own properties of the given facts and nothing else. No files, no includes, no raw output;
 * an undefined variable is an error, and whatever a fact says comes out as text.
 */
const engine = new Liquid({
  ownPropertyOnly: true,
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  parseLimit: sandboxLimits.parseCharacters,
  renderLimit: sandboxLimits.renderMs,
  memoryLimit: sandboxLimits.memory,
  // An in-memory mapping with nothing in it: the engine never looks at the file system.
  templates: {},
  relativeReference: false,
  outputEscape: (value: unknown) => {
    if (value instanceof SlotValue) return writeSlot(value.slot);
    return value instanceof Quotation ? markdownQuote(value.text) : markdownLines(value);
  },
});
for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
for (const filter of Object.keys(engine.filters)) if (!FILTERS.has(filter)) engine.unregisterFilter(filter);
engine.registerFilter('or', (value: unknown, words: unknown) => {
  if (!(value instanceof SlotValue)) throw new Error('"or" belongs behind a slot of the recipient');
  return new SlotValue({ ...value.slot, otherwise: String(words) });
});
engine.registerFilter('quoted', (value: unknown) => new Quotation(value));

/** Parses a template; throws with line and column. */
export function parseTemplate(source: string): Template[] {
  return engine.parse(source);
}

/** The paths of the facts a template asks for ("incident.detected.text"), its own loop variables left out. */
export function factsAskedBy(template: Template[]): readonly string[] {
  return engine.globalFullVariablesSync(template);
}

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: string | null; readonly message: string };

/** Renders with these facts. A variable without a value is an answer of its own, never a blank. */
export function renderTemplate(template: Template[], facts: Readonly<Record<string, unknown>>): Rendered {
  const rendered = tryToRender(template, facts);
  // The limit is of the wall clock: a machine that stood still for a moment is no bomb, which is cut off again.
  return !rendered.ok && /render limit/.test(rendered.message) ? tryToRender(template, facts) : rendered;
}

function tryToRender(template: Template[], facts: Readonly<Record<string, unknown>>): Rendered {
  try {
    return { ok: true, text: String(engine.renderSync(template, facts)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, missing: /undefined variable: ([\w.-]+)/.exec(message)?.[1] ?? null, message };
  }
}
