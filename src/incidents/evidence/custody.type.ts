import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { TimeInput } from '../incident.input.ts';
import { KnownTime, toKnownTime } from '../incident.type.ts';
import {
  type CustodyAct,
  type CustodyEntryRow,
  type CustodyStep,
  custodyActs,
  custodySteps,
} from './custody-entry.row.ts';

const steps = {
  COLLECTED: { description: 'Somebody secured it.' },
  HANDED_OVER: { description: 'It was handed to somebody.' },
  NOTED: { description: 'Somebody noticed something about it.' },
};
const CustodyStepEnum = Object.fromEntries(custodySteps.map((step) => [step, step])) as {
  [S in CustodyStep]: S;
};
registerEnumType(CustodyStepEnum, {
  name: 'CustodyStep',
  description: 'What people do with a file outside of this service.',
  valuesConfig: steps,
});
const CustodyActEnum = Object.fromEntries(custodyActs.map((act) => [act, act])) as { [A in CustodyAct]: A };
registerEnumType(CustodyActEnum, {
  name: 'CustodyAct',
  description: 'What happened to a file.',
  valuesConfig: {
    ...steps,
    ADDED: { description: 'It was added here.' },
    DOWNLOADED: { description: 'Somebody took a copy.' },
    VERIFIED: { description: 'It was read anew and compared with its hash.' },
    SUPERSEDED: { description: 'Another file took its place.' },
    WITHDRAWN: { description: 'It was taken out of use.' },
  },
});

const rule = { permission: 'room:read' } as const satisfies { permission: Permission };

@Extensions(rule)
@ObjectType({ description: 'One link of the chain of custody of a file. Never changed.' })
export class CustodyEntry {
  @Field(() => ID, { description: 'The link.' }) id!: string;
  @Field(() => CustodyActEnum, { description: 'What happened.' }) act!: CustodyAct;
  @Field(() => KnownTime, { description: 'When it happened.' }) happened!: KnownTime;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a verification: whether the file was what was added; null otherwise.',
  })
  intact!: boolean | null;
  @Field(() => Instant, { description: 'When it was written down here.' }) recordedAt!: DateTime;
  personId!: string | null;
  placeId!: string | null;
  noteId!: string | null;
  recordedBy!: string | null;
}

export const CustodyEntryConnection = connectionType(CustodyEntry, 'CustodyEntry', rule.permission);

@InputType({ description: 'What people did with a file.' })
export class RecordCustodyInput extends RepeatableInput {
  @Field(() => ID, { description: 'The file.' }) attachmentId!: string;
  @Field(() => CustodyStepEnum, { description: 'What happened.' }) act!: CustodyStep;
  @Field(() => TimeInput, { nullable: true, description: 'When; now if absent.' })
  happened?: TimeInput | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who collected it, or whom it was handed to; required for both. Erasable.',
  })
  person?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where it was collected ("edge-2, /var/log"), or where it went. Erasable.',
  })
  place?: string | null;
  @Field(() => String, { nullable: true, description: 'What was noticed; required for NOTED. Erasable.' })
  note?: string | null;
}

export function toCustodyEntry(row: CustodyEntryRow): CustodyEntry {
  return Object.assign(new CustodyEntry(), row, { happened: toKnownTime(row.happened) });
}
