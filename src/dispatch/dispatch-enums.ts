import { registerEnumType } from 'type-graphql';
import { type DeliveryRecipient, type DeliveryState, deliveryStates } from './delivery.row.ts';
import type { DispatchState, UncertainPolicy } from './dispatch.row.ts';

export const DispatchStateEnum = {
  RUNNING: 'RUNNING',
  PAUSED: 'PAUSED',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
} as const satisfies Record<DispatchState, string>;
registerEnumType(DispatchStateEnum, {
  name: 'DispatchState',
  description: 'How far a dispatch is.',
  valuesConfig: {
    RUNNING: { description: 'Workers are sending.' },
    PAUSED: { description: 'It waits for a person.' },
    COMPLETED: { description: 'Every delivery is in a final state.' },
    CANCELLED: { description: 'A person ended it; it achieves nothing.' },
  },
});
export const DeliveryStateEnum = Object.fromEntries(deliveryStates.map((state) => [state, state])) as {
  [S in DeliveryState]: S;
};
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description: 'What became of one message to one person.',
  valuesConfig: {
    PENDING: { description: 'Waits to be sent.' },
    CLAIMED: { description: 'A worker has it.' },
    SENDING: { description: 'Its text is being handed over.' },
    ACCEPTED: { description: 'The mail server took it (250).' },
    DEFERRED: { description: 'The mail server said "later"; it is tried again.' },
    FAILED: { description: 'The mail server refused it for good.' },
    UNCERTAIN: { description: 'The answer was lost: it may or may not have arrived. A person decides.' },
    SUPPRESSED: { description: 'Not sent: the person was erased, or is not affected after all.' },
    CANCELLED: { description: 'Not sent: the dispatch was cancelled.' },
    WITHHELD: {
      description:
        'Not mailed, and owed another way: guardian unknown, no mail address, do not contact, or age unknown; `response` says which.',
    },
  },
});
export const DeliveryRecipientEnum = { PERSON: 'PERSON', GUARDIAN: 'GUARDIAN' } as const satisfies Record<
  DeliveryRecipient,
  string
>;
registerEnumType(DeliveryRecipientEnum, {
  name: 'DeliveryRecipient',
  description: 'Who one message is for.',
  valuesConfig: {
    PERSON: { description: 'The affected person.' },
    GUARDIAN: { description: 'The guardian of an affected child.' },
  },
});
export const UncertainPolicyEnum = { RESEND_ONCE: 'RESEND_ONCE', HOLD: 'HOLD' } as const satisfies Record<
  UncertainPolicy,
  string
>;
registerEnumType(UncertainPolicyEnum, {
  name: 'UncertainPolicy',
  description: 'What happens to a message whose answer was lost.',
  valuesConfig: {
    RESEND_ONCE: {
      description:
        'It is sent once more with the same Message-ID: somebody may get it twice, nobody goes without.',
    },
    HOLD: { description: 'It stays uncertain until a person decides: nobody gets it twice.' },
  },
});
export const SettleAsEnum = { RESEND: 'RESEND', MARK_SENT: 'MARK_SENT' } as const;
registerEnumType(SettleAsEnum, {
  name: 'SettleAs',
  description: 'How a person decides an uncertain delivery.',
  valuesConfig: { RESEND: { description: 'Send it again.' }, MARK_SENT: { description: 'It arrived.' } },
});
