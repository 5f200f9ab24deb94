import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type FormField as FieldOfForm,
  type Form,
  type FormWeight,
  fieldTypes,
} from '../domain/form/form.ts';
import type { Permission } from '../domain/permissions.ts';
import { FormWeightEnum } from './prepared.type.ts';

const rule = { permission: 'rule:read' satisfies Permission };

const FieldTypeEnum = Object.fromEntries(
  fieldTypes.map((type) => [type.toUpperCase().replaceAll('-', '_'), type]),
) as Record<string, FieldOfForm['type']>;
registerEnumType(FieldTypeEnum, {
  name: 'FormFieldType',
  description: 'How a field of a form is answered.',
  valuesConfig: {
    TEXT: { description: 'With words.' },
    CHOICE: { description: 'With the key of one option.' },
    CHOICES: { description: 'With the keys of options.' },
    NUMBER: { description: 'With a whole number.' },
    INSTANT: { description: 'With an ISO 8601 date-time and its offset.' },
    DATE: { description: 'With a day ("2026-10-24").' },
    YES_NO_UNKNOWN: { description: 'With "yes", "no" or "unknown".' },
    LIST: { description: 'With several texts.' },
  },
});

@Extensions(rule)
@ObjectType({ description: 'One answer a field can take.' })
export class FormOption {
  @Field(() => String, { description: 'By which answers name it.' }) key!: string;
  @Field(() => String, { description: 'What it says.' }) label!: string;
  @Field(() => Boolean, { description: 'Whether it says that this is not known yet and follows.' })
  toFollow!: boolean;
}

@Extensions(rule)
@ObjectType({ description: 'One field of a form.' })
export class FormField {
  @Field(() => String, { description: 'By which answers name it.' }) id!: string;
  @Field(() => Int, { nullable: true, description: 'Its number in a published template; null: none.' })
  number!: number | null;
  @Field(() => String, { description: 'What it asks.' }) label!: string;
  @Field(() => String, { nullable: true, description: 'More on it; null: nothing.' }) help!: string | null;
  @Field(() => FieldTypeEnum, { description: 'How it is answered.' }) type!: FieldOfForm['type'];
  @Field(() => FormWeightEnum, { description: 'What it weighs in a first filing.' }) weight!: FormWeight;
  @Field(() => String, { description: 'The clause that asks for it.' }) citation!: string;
  @Field(() => Boolean, {
    description: 'Whether it is asked only where another field or the record says so.',
  })
  conditional!: boolean;
  @Field(() => [FormOption], { description: 'What it can be answered with; empty: no choice.' })
  options!: FormOption[];
}

@Extensions(rule)
@ObjectType({ description: 'A section of a form.' })
export class FormSection {
  @Field(() => String, { description: 'Its heading.' }) title!: string;
  @Field(() => [FormField], { description: 'Its fields, in the order of the form.' }) fields!: FormField[];
}

@Extensions(rule)
@ObjectType({
  description:
    'The form in which an authority is told: one written for the duty, or one made of what its rule asks to be said.',
})
export class FilingForm {
  @Field(() => String, { description: 'Its name ("edpb-33").' }) name!: string;
  @Field(() => String, { description: 'Its version.' }) version!: string;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => String, { description: 'What it was written after, and how sure that is.' }) source!: string;
  @Field(() => [FormSection], { description: 'Its sections.' }) sections!: FormSection[];
}

export function toFilingForm({ id, version, title, source, sections }: Form): FilingForm {
  return Object.assign(new FilingForm(), {
    ...{ name: id, version, title, source },
    sections: sections.map((section) => ({ title: section.title, fields: section.fields.map(toField) })),
  });
}

function toField({ row, weight, when, options, ...field }: FieldOfForm): FormField {
  return {
    ...field,
    ...{ number: row, weight: weight.INITIAL, conditional: when !== null },
    options: options.map(({ key, label, toFollow }) => ({ key, label, toFollow })),
  };
}
