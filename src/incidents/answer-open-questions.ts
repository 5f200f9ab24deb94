import { In } from 'typeorm';
import type { Tri } from '../domain/facts.ts';
import { found, Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { amendFacts, type FactsChange } from './amend-facts.ts';
import { type AnswerForm, type AnswerType, formOf } from './answer-form.ts';
import { AffectedGroupRow, DataSetRow } from './data-set.row.ts';
import { lockIncident } from './find-incident.ts';
import type { DataSetInput, GroupInput } from './put-data-set.ts';

export type AnswerValue = boolean | string | number | readonly string[] | readonly GroupInput[];

export interface OpenAnswers {
  readonly incidentId: string;
  /** null: "not known after all". */
  readonly answers: readonly { readonly key: string; readonly value: AnswerValue | null }[];
  readonly reason?: string | null | undefined;
}

type Patched = DataSetInput & { readonly id: string };

/** Answers questions that rules ask, each by its key, as one new version of the facts; whatever is not named stays as it is. */
export async function answerOpenQuestions(
  work: Work,
  catalog: Catalog,
  { incidentId, answers, reason }: OpenAnswers,
): Promise<{ incidentId: string; version: number }> {
  await lockIncident(work, incidentId);
  const recorded = await dataSetsOfIncident(work, incidentId);
  const facts: { key: string; value: FactValueOrNull }[] = [];
  const patches = new Map<string, Patched>();
  for (const { key, value } of eachOnce(answers)) {
    const form = answerable(key, formOf(key, { dataSets: recorded }, catalog));
    if (value !== null) checkType(form, value);
    if (catalog.facts.has(key)) {
      facts.push({ key, value: value as FactValueOrNull });
      continue;
    }
    const [head, id = '', field = ''] = key.split('.');
    const own = recorded.find((one) =>
      head === 'dataSet' ? one.id === id : one.groups.some((group) => group.id === id),
    );
    const set = found(own, 'data set');
    const before: Patched = patches.get(set.id) ?? set;
    const patch = head === 'dataSet' ? ofSet(before, field, value) : ofGroup(before, id, field, value);
    patches.set(set.id, { ...before, ...patch, id: set.id });
  }
  const dataSets = [...patches.values()];
  return amendFacts(work, catalog, { incidentId, dataSets, reason, ...(facts.length > 0 && { facts }) });
}

type FactValueOrNull = NonNullable<FactsChange['facts']>[number]['value'];

async function dataSetsOfIncident({ db, organizationId }: Work, incidentId: string) {
  const sets = await db.find(DataSetRow, { where: { organizationId, incidentId } });
  const groups = await db.find(AffectedGroupRow, {
    where: { organizationId, dataSetId: In(sets.map(({ id }) => id)) },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const known = groups.map((group) => ({ ...group, kind: group.kind === 'UNKNOWN' ? null : group.kind }));
  return sets.map((set) => ({ ...set, groups: known.filter(({ dataSetId }) => dataSetId === set.id) }));
}

function eachOnce(answers: OpenAnswers['answers']): OpenAnswers['answers'] {
  if (answers.length === 0) throw new Refusal('INVALID_INPUT', 'Answer at least one question.');
  const twice = answers.find(({ key }, i) => answers.findIndex((one) => one.key === key) < i);
  if (twice) throw new Refusal('INVALID_INPUT', `"${twice.key}" is answered twice.`, { key: twice.key });
  return answers;
}

const elsewhere = {
  AMEND_FACTS: 'It is answered with amendFacts, in dataSets.',
  AMEND_ORGANIZATION: 'It is a fact of the organization: an administrator answers it with amendOrganization.',
  FILING: 'Say in filedWith of the filing which one was told.',
};

function answerable(key: string, form: AnswerForm | null): AnswerForm {
  if (form?.with === 'ANSWER_OPEN_QUESTIONS') return form;
  const why = form
    ? elsewhere[form.with]
    : 'There is none of this key here. Ask for obligation { openQuestions { answers { key } } }.';
  throw new Refusal('INVALID_INPUT', `"${key}" cannot be answered this way. ${why}`, { key });
}

const isText = (value: unknown): boolean => typeof value === 'string';
const fits: Readonly<Record<AnswerType, readonly [field: string, test: (value: AnswerValue) => boolean]>> = {
  YES_NO: ['yes', (value) => typeof value === 'boolean'],
  CHOICE: ['text', isText],
  TEXT: ['text', isText],
  PLACE: ['text', isText],
  NUMBER: ['number', (value) => typeof value === 'number'],
  CHOICES: ['texts', (value) => Array.isArray(value) && value.every(isText)],
  TEXTS: ['texts', (value) => Array.isArray(value) && value.every(isText)],
  PLACES: ['texts', (value) => Array.isArray(value) && value.every(isText)],
  GROUPS: ['groups', (value) => Array.isArray(value) && !value.some(isText)],
  DATA_SETS: ['dataSets', () => false],
};

function checkType({ key, type, values }: AnswerForm, value: AnswerValue): void {
  const [field, test] = fits[type];
  if (!test(value))
    throw new Refusal('INVALID_INPUT', `"${key}" is answered in the field "${field}".`, { key, field });
  const known = values.map((one) => one.key);
  const given = (Array.isArray(value) ? value : [value]) as readonly unknown[];
  if (known.length > 0 && !given.every((one) => known.includes(one as string)))
    throw new Refusal('INVALID_INPUT', `"${key}" is answered out of: ${known.join(', ')}.`, { key, known });
}

const inProtection = ['encrypted', 'keySafe', 'availableElsewhere', 'passwordsRecoverable'];
const tri = (value: AnswerValue): AnswerValue | Tri =>
  typeof value === 'boolean' ? (value ? 'YES' : 'NO') : value;

function ofSet({ protection }: Patched, field: string, value: AnswerValue | null): Partial<DataSetInput> {
  const stated = value === null ? null : tri(value);
  return inProtection.includes(field)
    ? { protection: { ...protection, [field]: stated } }
    : { [field]: stated };
}

function ofGroup(
  { groups }: Patched,
  id: string,
  field: string,
  value: AnswerValue | null,
): Partial<DataSetInput> {
  const counted = field === 'count' && { countKind: null };
  const put = (group: GroupInput): GroupInput =>
    group.id === id ? { ...group, [field]: value === null ? null : tri(value), ...counted } : group;
  return { groups: (groups ?? []).map(put) };
}
