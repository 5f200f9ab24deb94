import type { DateTime } from 'luxon';
import type { FilledField } from '../domain/form/fill-form.ts';
import type { Form } from '../domain/form/form.ts';
import { inWords, toFollowWords } from '../domain/form/in-words.ts';
import { completenessOf, missingIn } from '../domain/form/missing.ts';
import type { FiledSoFar } from './filed-so-far.ts';
import type { ContentField, FilingContent } from './filing-content.ts';
import { type FilingFill, isOfFiling, sameValue } from './fill.ts';

export interface ContentOrder {
  readonly form: Form;
  readonly fill: FilingFill;
  readonly before: FiledSoFar;
  readonly head: Pick<
    FilingContent,
    'duty' | 'kind' | 'incident' | 'organization' | 'preparedAt' | 'earlier'
  >;
  readonly restFollowsBy: DateTime | null;
}

/** What is handed in: of a first filing everything, of one that follows what changed, with the rest told apart. */
export function composeContent({ form, fill, before, head, restFollowsBy }: ContentOrder): FilingContent {
  const { filled, step, stage, record } = fill;
  const shown = filled
    .filter(({ asked, value, source }) => asked === 'YES' && (value !== null || source !== null))
    .map((one) => shownField(one, restFollowsBy, record));
  const first = head.kind === 'INITIAL';
  const known = first ? new Map<string, ContentField>() : before.fields;
  const ofFiling = new Set(filled.filter(({ field }) => isOfFiling(field)).map(({ field }) => field.id));
  const owed = new Set(
    filled.filter(({ field }) => field.weight[stage] !== 'OPTIONAL').map(({ field }) => field.id),
  );
  const isNew = (field: ContentField) =>
    first || ofFiling.has(field.id) || differs(field, known.get(field.id));
  const withdrawn = head.kind === 'WITHDRAWAL';
  const said = shown.filter(withdrawn ? ({ id }) => ofFiling.has(id) || owed.has(id) : isNew);
  const saidIds = new Set(said.map(({ id }) => id));
  const sections = form.sections
    .map(({ id, title, fields }) => ({
      ...{ id, title },
      fields: fields.flatMap((field) => said.find((one) => one.id === field.id) ?? []),
    }))
    .filter(({ fields }) => fields.length > 0);
  return {
    schema: 'tocsin-filing/1',
    form: { id: form.id, version: form.version, title: form.title },
    ...head,
    step,
    restFollowsBy: restFollowsBy?.toUTC().toISO() ?? null,
    completeness: completenessOf(filled, stage),
    sections,
    // Of what was filed elsewhere nobody knows here which fields it said: nothing is called new then.
    changes:
      first || withdrawn
        ? []
        : changesIn(shown, known, ofFiling).filter(({ was }) => before.whole || was !== null),
    unchanged: [...known.values()].filter(
      ({ id }) => !saidIds.has(id) && (withdrawn || shown.some((one) => one.id === id)),
    ),
    missing: missingIn(filled, stage).map((one) => ({ ...one })),
  };
}

function shownField(
  { field, value, source }: FilledField,
  restFollowsBy: DateTime | null,
  record: FilingFill['record'],
): ContentField {
  const { id, row, label, citation, element } = field;
  const later = source === 'TO_FOLLOW';
  return {
    ...{ id, number: row, label, citation, element },
    value: plain(value),
    words: later || value === null ? toFollowWords(restFollowsBy) : inWords(field, value),
    source: source ?? 'TO_FOLLOW',
    record: source === 'ANSWER' ? plain(record.get(id) ?? null) : null,
  };
}

function plain(value: FilledField['value']): ContentField['value'] {
  return Array.isArray(value) ? [...value] : (value as ContentField['value']);
}

function differs(now: ContentField, before: ContentField | undefined): boolean {
  if (before === undefined) return true;
  return (
    !sameValue(now.value, before.value) || (now.source === 'TO_FOLLOW') !== (before.source === 'TO_FOLLOW')
  );
}

/** What changed since the last filing, field by field: was, is. */
function changesIn(
  shown: readonly ContentField[],
  before: ReadonlyMap<string, ContentField>,
  without: ReadonlySet<string>,
): FilingContent['changes'] {
  const now = new Map(shown.map((field) => [field.id, field]));
  const changed = shown
    .filter(({ id }) => !without.has(id))
    .filter((field) => differs(field, before.get(field.id)))
    .map(({ id, number, label, words }) => ({
      ...{ field: id, number, label, is: words },
      was: before.get(id)?.words ?? null,
    }));
  const gone = [...before.values()]
    .filter(({ id }) => !without.has(id) && !now.has(id))
    .map(({ id, number, label, words }) => ({ field: id, number, label, was: words, is: null }));
  return [...changed, ...gone];
}
