import { gapFor, type NoticeBlock, parseBody, toFence } from './notice-body.ts';

/** What a person now says of one element. */
export interface Restated {
  readonly element: string;
  /** Set when it says that it is not yet known: ISO instant in UTC. */
  readonly by: string | null;
  readonly markdown: string;
}

/**
 * The body with some elements stated anew and everything else as it is. An element that shared its block with others
 * gets a block of its own behind it; one that nothing spoke of comes last, under its name.
 */
export function restate(
  body: string,
  restated: readonly Restated[],
  label: (element: string) => string,
): string {
  const blocks = restated.reduce((before, one) => withElement(before, one, label), parseBody(body).blocks);
  return `${blocks.map(toFence).join('\n\n')}\n`;
}

function withElement(
  blocks: readonly NoticeBlock[],
  { element, by, markdown }: Restated,
  label: (element: string) => string,
): readonly NoticeBlock[] {
  const stated: NoticeBlock = { elements: [element], by, markdown };
  if (!blocks.some(({ elements }) => elements.includes(element)))
    return [...blocks, { elements: [], by: null, markdown: `## ${label(element)}` }, stated];
  const at = blocks.findIndex(({ elements }) => elements.includes(element));
  return blocks.flatMap((block, i) => {
    const others = block.elements.filter((one) => one !== element);
    const rest =
      others.length === block.elements.length
        ? [block]
        : others.length === 0
          ? []
          : [without(block, others, label)];
    return i === at ? [...rest, stated] : rest;
  });
}

/** A gap for several elements is a gap for the others still; words stay as they are. */
function without(
  block: NoticeBlock,
  elements: readonly string[],
  label: (element: string) => string,
): NoticeBlock {
  const wasGap = block.markdown === gapFor(block.elements.map(label).join(', '));
  return { ...block, elements, markdown: wasGap ? gapFor(elements.map(label).join(', ')) : block.markdown };
}
