import type { ShownFiling } from '../obligations/shown-filing.ts';
import type { Load } from '../platform/database/batch.ts';
import { stands } from './duties-beside.ts';
import { type ContentField, type FilingContent, wholeOf } from './filing-content.ts';
import { contentsOf } from './prepared.batch.ts';

/** What an authority was told in the product's own forms, as it stands after every filing that left. */
export interface FiledSoFar {
  readonly fields: ReadonlyMap<string, ContentField>;
  /** The last of them, with its content; null: none left in such a form, or the last one took everything back. */
  readonly last: { readonly filing: ShownFiling; readonly content: FilingContent } | null;
  /** Every one of them is known field by field: none was made elsewhere, or erased. */
  readonly whole: boolean;
}

const nothingFiled: FiledSoFar = { fields: new Map(), last: null, whole: true };

/** Puts the filings of one obligation together, oldest first: each says what changed since the one before. */
export async function filedSoFar(load: Load, filings: readonly ShownFiling[]): Promise<FiledSoFar> {
  const gone = new Set(filings.flatMap(({ id, withdrawn }) => (withdrawn ? id : [])));
  const left = filings.filter(
    (one) => stands(one) && one.kind !== 'WITHDRAWAL' && !gone.has(one.id) && !gone.has(one.refersTo ?? ''),
  );
  const ids = left.flatMap(({ preparedId }) => preparedId ?? []);
  const said = await Promise.all(ids.map((id) => load(contentsOf, id)));
  const contents = new Map(said.map((content, i) => [ids[i], content]));
  return left.reduce<FiledSoFar>((before, filing) => {
    const content = contents.get(filing.preparedId ?? '');
    if (!content) return { fields: before.fields, last: before.last, whole: false };
    const fields = new Map(filing.kind === 'INITIAL' ? [] : before.fields);
    for (const field of wholeOf(content)) fields.set(field.id, field);
    for (const { field, is } of content.changes) if (is === null) fields.delete(field);
    return { fields, last: { filing, content }, whole: filing.kind === 'INITIAL' || before.whole };
  }, nothingFiled);
}
