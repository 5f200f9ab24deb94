import type { FilingContent } from './filing-content.ts';
import type { CopyField } from './prepared.type.ts';

/** Field by field what to type or paste; nothing of a content that was erased. */
export function copyFieldsOf(content: FilingContent | null): CopyField[] {
  return (content?.sections ?? []).flatMap(({ title, fields }) =>
    fields.map(({ id, number, label, words, source }) => ({
      ...{ field: id, number, section: title, label, value: words },
      toFollow: source === 'TO_FOLLOW',
    })),
  );
}
