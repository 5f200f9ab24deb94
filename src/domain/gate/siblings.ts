import { elementsOf, type NoticeBlock, parseBody, proseOf } from '../notice-body.ts';
import { error, type NoticeProblem, warning } from '../notice-problem.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** The same notice in one language. */
export interface Sibling {
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * Where a language says another thing than the first. A number, date or time in place of another is an error: somebody is told
 * what is not so. What one merely leaves out, or leads elsewhere, a person looks at.
 */
export function variantProblems(first: Sibling, other: Sibling): NoticeProblem[] {
  const [mine, theirs] = [first, other].map((one) => readingOf(one));
  if (!mine || !theirs) return [];
  const kinds = ['dates', 'times', 'numbers'] as const;
  const swapped = kinds.flatMap((kind) => {
    const lost = without(mine.tokens[kind], theirs.tokens[kind]);
    const come = without(theirs.tokens[kind], mine.tokens[kind]);
    if (lost.length === 0 && come.length === 0) return [];
    const [only = [], here = []] = [lost, come];
    if (only.length > 0 && here.length > 0) {
      const message = `This text says ${listed(here)} where the one in ${first.locale} says ${listed(only)}: let them say the same.`;
      return [error('VARIANT_DIFFERS', message, { excerpt: here[0] ?? null })];
    }
    const message =
      only.length > 0
        ? `The text in ${first.locale} says ${listed(only)}, and this one does not: say it here, too.`
        : `This text says ${listed(here)}, and the one in ${first.locale} does not: say it there, too.`;
    return [warning('VARIANT_DIFFERS', message, { excerpt: here[0] ?? null })];
  });
  const led = (['hosts', 'ways'] as const).flatMap((kind) => {
    const lost = without(mine.tokens[kind], theirs.tokens[kind]);
    const come = without(theirs.tokens[kind], mine.tokens[kind]);
    if (lost.length + come.length === 0) return [];
    const message = `The texts lead to different places: ${listed([...lost, ...come])} stands in one alone. Name the same ways in both.`;
    return [
      warning('VARIANT_DIFFERS', message, {
        element: kind === 'ways' ? 'contact_point' : null,
        excerpt: come[0] ?? null,
      }),
    ];
  });
  return [...swapped, ...led, ...stated(mine, theirs, first.locale)];
}

interface Reading {
  readonly tokens: Tokens;
  /** Each element with its state. */
  readonly elements: ReadonlyMap<string, string>;
  readonly blocks: readonly NoticeBlock[];
}

function readingOf({ locale, subject, body }: Sibling): Reading {
  const { blocks } = parseBody(body);
  const elements = new Map(
    Object.entries(elementsOf(blocks)).map(([element, { state, by }]) => [element, `${state} ${by ?? ''}`]),
  );
  return { blocks, elements, tokens: tokensOf(`${subject}\n\n${proseOf(blocks)}`, locale) };
}

function stated(mine: Reading, theirs: Reading, locale: string): NoticeProblem[] {
  const all = [...new Set([...mine.elements.keys(), ...theirs.elements.keys()])];
  const differing = all.filter((element) => mine.elements.get(element) !== theirs.elements.get(element));
  const items = ({ blocks }: Reading) =>
    blocks
      .filter(({ elements }) => elements.includes('data_categories'))
      .reduce((n, { markdown }) => n + (markdown.match(/^\s*[-*+]\s/gmu)?.length ?? 0), 0);
  const [own, other] = [items(theirs), items(mine)];
  return [
    ...differing.map((element) =>
      warning(
        'VARIANT_DIFFERS',
        `${element} is said otherwise than in ${locale}, or in one of the two alone: say the same in both.`,
        { element },
      ),
    ),
    ...(own === other || own * other === 0
      ? []
      : [
          warning(
            'VARIANT_DIFFERS',
            `This text lists ${own} categories of data and the one in ${locale} ${other}: list the same in both.`,
            {
              element: 'data_categories',
            },
          ),
        ]),
  ];
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  // "24 October" and "24 October 2026" are one day.
  const bare = new Set([...others].map((one) => one.replace(/ \d{4}$/, '')));
  return [...some].filter(
    (one) =>
      !others.has(one) &&
      !(bare.has(one) || ([...others].includes(one.replace(/ \d{4}$/, '')) && / \d{4}$/.test(one))),
  );
}

function listed(some: readonly string[]): string {
  return some.map((one) => `"${one}"`).join(', ');
}
