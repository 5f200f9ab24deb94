import { Context, Liquid, type Template, toValueSync } from 'liquidjs';
import { writeSlot } from '../../domain/recipient-slot.ts';
import { markdownLines, markdownQuote } from '../render/markdown-safe.ts';
import { SlotValue } from '../render/slot-value.ts';
import { type RenderBudget, renderBudget } from './render-budget.ts';

/** A text of which a template says that it is quoted: not a fact of its own, but a whole document. */
class Quotation {
  constructor(readonly text: unknown) {}
}

const TAGS = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'comment']);
const FILTERS = new Set(['join', 'size', 'first', 'last', 'upcase', 'downcase', 'capitalize']);

const LONGEST_PIECE = 40_000;
const LONGEST_TAG = 300;
// What a step may cost is bounded by how much one tag can hold; the longest that is shipped has eighty characters.
const OVERLONG = new RegExp(`\\{[{%](?:(?!\\{[{%]|[}%]\\})[^]){${LONGEST_TAG}}`);
const DEEPEST = 20;

/**
 * The engine for templates: own properties of the given facts and nothing else. No files, no includes, no raw output;
 * an undefined variable is an error, and whatever a fact says comes out as text.
 */
const engine = new Liquid({
  ownPropertyOnly: true,
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  parseLimit: LONGEST_PIECE,
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
  if (OVERLONG.test(source)) throw new Error(`a tag has more than ${LONGEST_TAG} characters`);
  if (depthOf(source) > DEEPEST) throw new Error(`tags stand inside each other more than ${DEEPEST} deep`);
  return engine.parse(source);
}

/** How deep tags stand inside each other at the most: the engine parses them by calling itself. */
function depthOf(source: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, end, tag = ''] of source.matchAll(/\{%-?\s*(end)?([a-z]+)/g)) {
    if (end) depth -= 1;
    else if (OPENING.has(tag)) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const OPENING = new Set(['if', 'unless', 'case', 'for', 'comment']);

/** The paths of the facts a template asks for ("incident.detected.text"), its own loop variables left out. */
export function factsAskedBy(template: Template[]): readonly string[] {
  return engine.globalFullVariablesSync(template);
}

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: string | null; readonly message: string };

/**
 * Renders with these facts, at the expense of a budget that all pieces of a text share. A variable without a value is an
 * answer of its own, never a blank.
 */
export function renderTemplate(
  template: Template[],
  facts: Readonly<Record<string, unknown>>,
  budget: RenderBudget = renderBudget(),
): Rendered {
  try {
    const context = new Context(facts, engine.options, { sync: true }, { liquid: engine });
    context.renderLimit.check = () => budget.step();
    context.memoryLimit.use = (size) => budget.hold(Number(size));
    const out = collector(budget);
    toValueSync(engine.renderer.renderTemplates(template, context, out));
    return { ok: true, text: out.buffer };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, missing: /undefined variable: ([\w.-]+)/.exec(message)?.[1] ?? null, message };
  }
}

/** Takes what is written out, piece by piece. */
function collector(budget: RenderBudget) {
  return {
    buffer: '',
    write(piece: unknown) {
      const text = String(piece);
      budget.write(text.length);
      this.buffer += text;
    },
  };
}
