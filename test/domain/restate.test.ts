import { gapFor, parseBody } from '../../src/domain/notice-body.ts';
import { restate } from '../../src/domain/restate.ts';

const label = (element: string) => element.toUpperCase();
const gap = (...elements: string[]) => gapFor(elements.map(label).join(', '));
const BODY = `Hello,

## What happened

::: nature
${gap('nature')}
:::

::: measures_taken, measures_planned
${gap('measures_taken', 'measures_planned')}
:::

Goodbye.
`;
const say = (element: string, markdown: string, by: string | null = null) => ({ element, markdown, by });

describe('one element of a notice stated anew', () => {
  test('takes the place of its gap; every other line stays', () => {
    expect(restate(BODY, [say('nature', 'A bucket was open.')], label)).toBe(
      BODY.replace(gap('nature'), 'A bucket was open.'),
    );
  });

  test('stated again, it takes the place of what it said', () => {
    const once = restate(BODY, [say('nature', 'A bucket was open.')], label);
    expect(restate(once, [say('nature', 'Two buckets were open.')], label)).toBe(
      once.replace('A bucket was open.', 'Two buckets were open.'),
    );
  });

  test('where it shared a gap, the others keep theirs', () => {
    const { blocks } = parseBody(restate(BODY, [say('measures_taken', 'It is closed.')], label));
    expect(blocks.filter(({ elements }) => elements.length > 0).slice(1)).toEqual([
      { elements: ['measures_planned'], by: null, markdown: gap('measures_planned') },
      { elements: ['measures_taken'], by: null, markdown: 'It is closed.' },
    ]);
  });

  test('where it shared words, the words stay with the others', () => {
    const shared = BODY.replace(gap('measures_taken', 'measures_planned'), 'Closed; a review follows.');
    const { blocks } = parseBody(restate(shared, [say('measures_taken', 'Closed at noon.')], label));
    expect(blocks).toContainEqual({
      elements: ['measures_planned'],
      by: null,
      markdown: 'Closed; a review follows.',
    });
  });

  test('not yet known, by a time, it says so in its fence', () => {
    const later = restate(BODY, [say('nature', 'We do not know yet.', '2026-10-28T10:00:00.000Z')], label);
    expect(later).toContain('::: nature not yet known by 2026-10-28T10:00:00.000Z\nWe do not know yet.\n:::');
  });

  test('one that nothing spoke of comes last, under its name', () => {
    expect(restate(BODY, [say('cause', 'A wrong setting.')], label)).toBe(
      `${BODY}\n## CAUSE\n\n::: cause\nA wrong setting.\n:::\n`,
    );
  });
});
