import type { DataRole } from '../domain/facts.ts';
import type { Catalog, Word } from '../rules/catalog.ts';

/** What an answer is made of, and so in which field of it the value stands. */
export type AnswerType =
  | 'YES_NO'
  | 'CHOICE'
  | 'CHOICES'
  | 'NUMBER'
  | 'TEXT'
  | 'TEXTS'
  | 'PLACE'
  | 'PLACES'
  | 'GROUPS'
  | 'DATA_SETS';

/** Where an answer is given. */
export type AnsweredWith = 'ANSWER_OPEN_QUESTIONS' | 'AMEND_FACTS' | 'AMEND_ORGANIZATION' | 'FILING';

/** One way to answer a question that a rule asks. */
export interface AnswerForm {
  /** What the answer names: a question of the catalogue, or a field of the record ("dataSet.<id>.keySafe"). */
  readonly key: string;
  readonly with: AnsweredWith;
  readonly type: AnswerType;
  /** What a choice is among; empty: no choice. */
  readonly values: readonly { readonly key: string; readonly label: string }[];
}

/** Of the data sets, what decides which questions can be answered. */
interface RecordedSet {
  readonly id: string;
  readonly role: DataRole;
  readonly groups: readonly { readonly id: string; readonly jurisdiction: string | null }[];
}
interface Recorded {
  readonly dataSets: readonly RecordedSet[];
}
type Words = Pick<Catalog, 'facts' | 'vocabulary'>;
type Shape = Pick<AnswerForm, 'type' | 'values'>;

const free = (type: AnswerType): Shape => ({ type, values: [] });
const yesNo = free('YES_NO');
const choice = (labels: Readonly<Record<string, string>>): Shape => ({
  type: 'CHOICE',
  values: Object.entries(labels).map(([key, label]) => ({ key, label })),
});
const roles = {
  CONTROLLER: 'controller: for its own purposes',
  JOINT_CONTROLLER: 'joint controller: together with others',
  PROCESSOR: 'processor: for others',
};
const media = { ELECTRONIC: 'computerized', PAPER: 'on paper', ORAL: 'spoken' };

/** The fields of a data set that a rule may ask about. */
const ofDataSet: Readonly<Record<string, (words: Words) => Shape>> = {
  role: () => choice(roles),
  controllers: () => free('TEXTS'),
  personalData: () => yesNo,
  categories: ({ vocabulary }) => ({ type: 'CHOICES', values: labelled(vocabulary.dataCategories) }),
  medium: () => choice(media),
  confidentiality: () => yesNo,
  integrity: () => yesNo,
  availability: () => yesNo,
  accessed: () => yesNo,
  acquired: () => yesNo,
  encrypted: () => yesNo,
  keySafe: () => yesNo,
  availableElsewhere: () => yesNo,
  passwordsRecoverable: () => yesNo,
  groups: () => free('GROUPS'),
};
const ofGroup: Readonly<Record<string, Shape>> = {
  jurisdiction: free('PLACE'),
  count: free('NUMBER'),
  minors: yesNo,
  vulnerable: yesNo,
};
const ofOrganization: Readonly<Record<string, Shape>> = {
  establishments: free('PLACES'),
  mainEstablishment: free('PLACE'),
};

/** The ways to answer a question, the most direct first; none: no single answer settles it. */
export function answerForms(key: string, recorded: Recorded, words: Words): readonly AnswerForm[] {
  const form = formOf(key, recorded, words);
  if (form) return [form];
  const { dataSets } = recorded;
  const further =
    key === 'groups.jurisdiction'
      ? dataSets.flatMap(residenceKeys)
      : key === 'dataSets.controllers'
        ? dataSets.flatMap(({ id, role }) => (role === 'PROCESSOR' ? [`dataSet.${id}.controllers`] : []))
        : [];
  return further.map((one) => formOf(one, recorded, words)).filter((one) => one !== null);
}

/** The groups whose residence nobody knows, and the data sets of which nobody knows whom they concern. */
function residenceKeys({ id, groups }: RecordedSet): readonly string[] {
  if (groups.length === 0) return [`dataSet.${id}.groups`];
  return groups.flatMap((group) => (group.jurisdiction === null ? [`group.${group.id}.jurisdiction`] : []));
}

/** How one key is answered; null: it names nothing that can be answered by itself. */
export function formOf(key: string, { dataSets }: Recorded, words: Words): AnswerForm | null {
  const fact = words.facts.get(key);
  if (fact) {
    const types = {
      ...{ boolean: 'YES_NO', choice: 'CHOICE', choices: 'CHOICES', number: 'NUMBER', text: 'TEXT' },
      places: 'PLACES',
    };
    return { key, with: 'ANSWER_OPEN_QUESTIONS', type: types[fact.type] as AnswerType, values: fact.values };
  }
  const [head = '', id = '', field = ''] = key.split('.');
  const ours = (shape: Shape | undefined): AnswerForm | null =>
    shape ? { key, with: 'ANSWER_OPEN_QUESTIONS', ...shape } : null;
  switch (head) {
    case 'dataSet':
      return dataSets.some((set) => set.id === id) ? ours(ofDataSet[field]?.(words)) : null;
    case 'group':
      return dataSets.some(({ groups }) => groups.some((group) => group.id === id))
        ? ours(ofGroup[field])
        : null;
    case 'organization': {
      const shape = ofOrganization[id];
      return shape ? { key, with: 'AMEND_ORGANIZATION', ...shape } : null;
    }
    case 'recipient':
      return { key, with: 'FILING', ...free('TEXT') };
    default:
      return key === 'dataSets' ? { key, with: 'AMEND_FACTS', ...free('DATA_SETS') } : null;
  }
}

function labelled(terms: readonly Word[]): Shape['values'] {
  return terms.map(({ key, label }) => ({ key, label: label['en'] ?? key }));
}
