import { type Form, type FormField, fieldsOf } from '../domain/form/form.ts';
import type { ContentItem, RuleTerms } from '../domain/rule.ts';
import type { Catalog } from './catalog.ts';
import { fits } from './read-forms.ts';

/** The form of an authority for a duty: the one written for its rule, or else one made of what the rule asks to be said. */
export function formFor(
  { forms, vocabulary }: Pick<Catalog, 'forms' | 'vocabulary'>,
  rule: AskingRule,
): Form {
  const exact = forms.find(({ rules }) => rules.includes(rule.id));
  const written = exact ?? forms.find(({ rules }) => rules.some((pattern) => fits(pattern, rule.id)));
  if (written === undefined) return withLateReason(generalForm(rule, vocabulary), rule);
  return withLateReason(written.byRule ? asRuleAsks(written, rule, vocabulary) : written, rule);
}

/** The field for the reasons of a delay in a form whose law asks for none. */
export const LATE_REASON = 'late_reason';

/** A late filing has reasons; where the law does not ask for them they stand in the form all the same. */
function withLateReason(form: Form, { citation }: AskingRule): Form {
  const [first, ...rest] = form.sections;
  if (first === undefined || fieldsOf(form).some(({ element }) => element === 'delay_reasons')) return form;
  const field: FormField = {
    ...{ id: LATE_REASON, row: null, help: null, type: 'text', options: [], laterAs: null, citation },
    ...{ label: 'Why it comes after its term', weight: optional, element: 'delay_reasons' },
    ...{ from: ['filing.late_reason'], when: { value: 'filing.late', in: ['yes'] } },
  };
  return { ...form, sections: [{ ...first, fields: [...first.fields, field] }, ...rest] };
}

type AskingRule = Pick<RuleTerms, 'id' | 'version' | 'title' | 'citation' | 'content' | 'late'>;

/** A form of many laws, as one of them asks: its own demands are owed, and those it has no field for are added. */
function asRuleAsks(form: Form, rule: AskingRule, vocabulary: Catalog['vocabulary']): Form {
  const { required } = rule.content;
  const owed = new Set(required.flatMap(({ anyOf }) => anyOf));
  const sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => ({
      ...field,
      citation: rule.citation,
      weight: owed.has(field.element ?? '') && field.when === null ? duty : field.weight,
    })),
  }));
  const stated = new Set(fieldsOf(form).map(({ element }) => element));
  const [, content] = generalForm(
    {
      ...rule,
      content: {
        ...rule.content,
        required: required.filter(({ anyOf }) => !anyOf.some((one) => stated.has(one))),
      },
    },
    vocabulary,
  ).sections;
  const more = (content?.fields ?? []).filter(({ element }) => !stated.has(element));
  const further = { id: 'further', title: 'What this law asks further', fields: more };
  return {
    ...form,
    version: `${form.version}/${rule.version}`,
    sections: more.length > 0 ? [...sections, further] : sections,
  };
}

function generalForm(rule: AskingRule, { contentElements }: Catalog['vocabulary']): Form {
  const { content, citation, late } = rule;
  const label = (element: string) =>
    contentElements.find(({ key }) => key === element)?.label['en'] ?? element;
  const field = ({ anyOf }: ContentItem, owed: boolean): FormField => ({
    ...{ id: anyOf.join('_or_'), row: null, help: null, options: [], laterAs: null, when: null, citation },
    type: typeOf(anyOf),
    label: anyOf.map(label).join(', or '),
    weight: owed ? duty : optional,
    element: anyOf[0] ?? null,
    from: anyOf.map((element) => `element.${element}`),
  });
  const required = content.required.map((item) => field(item, true));
  const taken = new Set(content.required.flatMap(({ anyOf }) => anyOf));
  const basic = ['controller_identity', 'contact_point'].filter((element) => !taken.has(element));
  const reasons: FormField[] =
    late.element === null || taken.has(late.element)
      ? []
      : [
          {
            ...field({ anyOf: [late.element] }, true),
            weight: always,
            when: { value: 'filing.late', in: ['yes'] },
          },
        ];
  return {
    id: `general-${rule.id}`,
    version: rule.version,
    title: rule.title,
    source: citation,
    rules: [rule.id],
    byRule: false,
    sections: [
      {
        id: 'who',
        title: 'Who reports',
        fields: [
          ...basic.map((element) => field({ anyOf: [element] }, false)),
          {
            ...field({ anyOf: ['reference'] }, false),
            label: 'Internal reference',
            element: null,
            from: ['incident.reference'],
          },
          {
            ...field({ anyOf: ['previous_reference'] }, false),
            ...{
              label: 'Reference of the earlier filing',
              element: null,
              from: ['filing.previous_reference', 'incident.reference'],
            },
            when: { value: 'filing.kind', in: ['FOLLOW_UP', 'CORRECTION', 'WITHDRAWAL'] },
            weight: { ...optional, WITHDRAWAL: 'MUST_NOW' },
          },
          {
            ...field({ anyOf: ['withdrawal_reason'] }, false),
            ...{ label: 'Why the earlier filing is withdrawn', element: null, from: ['filing.reason'] },
            when: { value: 'filing.kind', in: ['WITHDRAWAL'] },
            weight: { ...optional, WITHDRAWAL: 'MUST_NOW' },
          },
        ],
      },
      {
        id: 'content',
        title: 'What is reported',
        fields: [
          ...reasons,
          ...required,
          ...content.ifApplicable
            .filter(
              ({ anyOf }) =>
                !anyOf.some(
                  (element) => taken.has(element) || basic.includes(element) || element === late.element,
                ),
            )
            .map((item) => field(item, false)),
        ],
      },
    ],
  };
}

function typeOf([element = '', ...others]: readonly string[]): FormField['type'] {
  if (others.length > 0) return 'text';
  if (element.endsWith('_datetime')) return 'instant';
  if (element.endsWith('_date')) return 'date';
  return element.endsWith('_count') ? 'number' : 'text';
}

const optional = {
  INITIAL: 'OPTIONAL',
  COMPLETE: 'OPTIONAL',
  FOLLOW_UP: 'OPTIONAL',
  WITHDRAWAL: 'OPTIONAL',
} as const;
/** What the law names is owed; that it may come later is for the first filing to say. */
const duty = {
  INITIAL: 'MAY_FOLLOW',
  COMPLETE: 'MUST_NOW',
  FOLLOW_UP: 'MAY_FOLLOW',
  WITHDRAWAL: 'OPTIONAL',
} as const;
const always = { ...duty, INITIAL: 'MUST_NOW' } as const;
