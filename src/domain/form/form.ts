/** How far a filing is: a first one may be incomplete (GDPR Art. 33(4)). */
export const formStages = ['INITIAL', 'COMPLETE', 'FOLLOW_UP', 'WITHDRAWAL'] as const;
export type FormStage = (typeof formStages)[number];

/** MUST_NOW: nobody takes the form without it. MAY_FOLLOW: owed, and may come in a later phase. OPTIONAL: not owed. */
export const formWeights = ['MUST_NOW', 'MAY_FOLLOW', 'OPTIONAL'] as const;
export type FormWeight = (typeof formWeights)[number];

export const fieldTypes = [
  'text',
  'choice',
  'choices',
  'number',
  'instant',
  'date',
  'yes-no-unknown',
  'list',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** An answer in the form's own terms: option keys, ISO 8601 for times, "yes", "no" or "unknown". */
export type FormValue = string | number | boolean | readonly string[];

export interface FormOption {
  readonly key: string;
  readonly label: string;
  /** The letter a published template gives it. */
  readonly letter: string | null;
  /** What the record calls it. */
  readonly of: readonly string[];
  /** Takes whatever of the record no other option takes. */
  readonly otherwise: boolean;
  /** "To be determined": only in a filing that says that more follows. */
  readonly toFollow: boolean;
}

/** When a field is asked: by what another field (an earlier one) or the record says. */
export type FormCondition =
  | {
      readonly field: string;
      readonly in: readonly string[];
      /** Of a choice of several: the value of the record that says no; while it is not known, the rest of the choice may come. */
      readonly ruledOutBy?: string | undefined;
    }
  | { readonly value: string; readonly in: readonly string[] }
  | { readonly all: readonly FormCondition[] }
  | { readonly any: readonly FormCondition[] };

export interface FormField {
  readonly id: string;
  /** Its number in a published template. */
  readonly row: number | null;
  readonly label: string;
  readonly help: string | null;
  readonly type: FieldType;
  readonly weight: Readonly<Record<FormStage, FormWeight>>;
  readonly citation: string;
  /** The content element it states. */
  readonly element: string | null;
  /** Named values of the record; the first that is known is taken. */
  readonly from: readonly string[];
  readonly options: readonly FormOption[];
  /** The option by which a template without "to be determined" takes it while it is open. */
  readonly laterAs: string | null;
  readonly when: FormCondition | null;
}

export interface FormSection {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** A form an authority takes, as data: notifications/forms/, or made from what a rule asks. */
export interface Form {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** What it was written after, and how sure that is. */
  readonly source: string;
  readonly rules: readonly string[];
  /** What the rule itself asks to be said is owed, by its clause; the rest is what authorities ask beside. */
  readonly byRule: boolean;
  readonly sections: readonly FormSection[];
}

export function fieldsOf({ sections }: Form): readonly FormField[] {
  return sections.flatMap(({ fields }) => fields);
}

/** The letter of the clause: "a" of "Art. 33(3)(a)"; null: it has none. */
export function letterOf(citation: string): string | null {
  return /\(([a-z])\)$/.exec(citation)?.[1] ?? null;
}
