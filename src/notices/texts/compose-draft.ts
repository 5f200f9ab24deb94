import { elementsOf, gapFor, type NoticeBlock, toFence } from '../../domain/notice-body.ts';
import type { Demand } from '../../domain/notice-content.ts';
import { markdownLines } from '../render/markdown-safe.ts';
import { type RenderBudget, renderBudget } from './render-budget.ts';
import { renderTemplate } from './sandbox.ts';
import type { NoticeTemplate, TemplateBlock } from './template.ts';

export interface Draft {
  readonly subject: string;
  readonly body: string;
}

export interface DraftMaterial {
  readonly template: NoticeTemplate;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly demands: readonly Demand[];
  readonly prohibited: ReadonlySet<string>;
  /** What a person wrote, by content element. */
  readonly words: Readonly<Record<string, string>>;
  /** Elements a person said are not yet known: the instant (ISO, UTC) and how it reads. */
  readonly later: ReadonlyMap<string, { readonly by: string; readonly shown: string }>;
  readonly label: (element: string) => string;
  /** What all of it may cost to render; a usual one if absent. */
  readonly budget?: RenderBudget;
}

type Composing = DraftMaterial & { readonly budget: RenderBudget };

/**
 * The first text of a notice. It always comes out, at 3 a.m. too: what is demanded and cannot be said yet is left as a
 * visible gap, which the check finds and nobody can send; what nobody demanded and nobody knows is left out.
 */
export function composeDraft(given: DraftMaterial): Draft {
  const material: Composing = { ...given, budget: given.budget ?? renderBudget() };
  const { template, facts, words, later, prohibited } = material;
  const tried = template.blocks
    .filter(({ elements }) => !elements.some((element) => prohibited.has(element)))
    .map((block) => ({ block, made: madeOf(block, material) }));
  const covered = new Set(template.blocks.flatMap(({ elements }) => elements));
  const added = [...new Set([...Object.keys(words), ...later.keys()])]
    .filter((element) => !covered.has(element) && !prohibited.has(element))
    .flatMap((element) =>
      headed(element, later.get(element)?.by ?? null, addedText(element, material), material),
    );

  const said = elementsOf([...tried.flatMap(({ made }) => made ?? []), ...added]);
  const wanted = wantedOf(material, new Set(Object.keys(said)), covered);
  const blocks: NoticeBlock[] = [
    ...tried.flatMap(({ block, made }) => made ?? gapsIn(block, wanted, material)),
    ...added,
    ...wanted
      .filter((element) => !covered.has(element))
      .flatMap((element) => headed(element, null, gapFor(material.label(element)), material)),
  ];
  const subject = renderTemplate(template.subject, facts, material.budget);
  return {
    subject: subject.ok ? subject.text : gapFor('subject'),
    body: `${withoutEmptySections(blocks.map(toFence).join('\n\n'))}\n`,
  };
}

/** The block with its facts in it, or as "not yet known"; null: a fact it needs is missing. */
function madeOf(
  block: TemplateBlock,
  { facts, words, later, template, label, budget }: Composing,
): NoticeBlock | null {
  const { elements } = block;
  const waits = elements.find((element) => later.has(element));
  const until = waits === undefined ? undefined : later.get(waits);
  if (until) {
    const element = elements.map(label).join(', ');
    const rendered = renderTemplate(template.notYetKnown, { ...facts, element, until: until.shown }, budget);
    return { elements, by: until.by, markdown: rendered.ok ? rendered.text.trim() : gapFor(element) };
  }
  const own = elements.filter((element) => Object.hasOwn(words, element) && !asks(block, element));
  // What a person wrote goes before what the facts would make of it.
  if (own.length > 0)
    return {
      elements,
      by: null,
      markdown: own.map((element) => markdownLines(words[element] ?? '')).join('\n\n'),
    };
  const rendered = renderTemplate(block.parsed, facts, budget);
  // Said only where something asks for it, and nothing does.
  if (rendered.ok && rendered.text.trim() === '') return null;
  if (rendered.ok) return { elements, by: null, markdown: rendered.text.trim() };
  return elements.length > 0
    ? null
    : { elements, by: null, markdown: gapFor(rendered.missing ?? rendered.message) };
}

/** Whether the block itself has a place for a person's words on this element. */
function asks({ facts }: TemplateBlock, element: string): boolean {
  return facts.includes(`words.${element}`);
}

function addedText(element: string, { template, words, later, label, facts, budget }: Composing): string {
  const until = later.get(element);
  if (!until) return markdownLines(words[element] ?? '');
  const slots = { ...facts, element: label(element), until: until.shown };
  const rendered = renderTemplate(template.notYetKnown, slots, budget);
  return rendered.ok ? rendered.text.trim() : gapFor(label(element));
}

/** An element the template has no place for, under a heading of its own. */
function headed(
  element: string,
  by: string | null,
  markdown: string,
  { label }: DraftMaterial,
): NoticeBlock[] {
  return [
    { elements: [], by: null, markdown: `## ${label(element)}` },
    { elements: [element], by, markdown },
  ];
}

/** Of every demand not met by what is said, the element that fits the template best. */
function wantedOf(
  { demands, prohibited }: DraftMaterial,
  said: ReadonlySet<string>,
  covered: ReadonlySet<string>,
): readonly string[] {
  const wanted = demands
    .filter(({ anyOf }) => !anyOf.some((element) => said.has(element)))
    .flatMap(({ anyOf }) => {
      const allowed = anyOf.filter((element) => !prohibited.has(element));
      return allowed.find((element) => covered.has(element)) ?? allowed[0] ?? [];
    });
  return [...new Set(wanted)];
}

function gapsIn(
  { elements }: TemplateBlock,
  wanted: readonly string[],
  material: DraftMaterial,
): NoticeBlock[] {
  const missing = elements.filter((element) => wanted.includes(element));
  return missing.length > 0 ? [gap(missing, material)] : [];
}

function gap(elements: readonly string[], { label }: DraftMaterial): NoticeBlock {
  return { elements, by: null, markdown: gapFor(elements.map(label).join(', ')) };
}

/** A heading under which nothing came to stand goes. */
function withoutEmptySections(body: string): string {
  const pieces = body.split(/\n(?=## )/);
  return pieces
    .filter((piece, i) => i === 0 || piece.replace(/^## .*/, '').trim() !== '')
    .join('\n')
    .trim();
}
