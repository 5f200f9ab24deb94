import { instantOf } from '../domain/instant.ts';

export type PartyKind = 'CONTROLLER' | 'CUSTOMER' | 'INSURER' | 'OTHER';

/** The common case of a contract: whom to tell, within what time of which event, about which breaches. */
export interface ContractDuty {
  readonly title: string;
  readonly citation: string;
  readonly partyKind: PartyKind;
  readonly partyName: string;
  readonly hours?: number | null | undefined;
  readonly days?: number | null | undefined;
  readonly start: 'occurred' | 'detected' | 'aware' | 'contained';
  /** First day of the contract, ISO date. */
  readonly effectiveFrom: string;
  /** Only breaches of data processed for this controller; absent for a CONTROLLER: for that one. */
  readonly processorDataOf?: string | null | undefined;
  readonly personalDataOnly?: boolean | null | undefined;
  readonly key?: string | null | undefined;
}

/** The rule such a contract comes to, in the form of the catalogue, with the cases that show it. */
export function contractRule(duty: ContractDuty, today: string): object {
  const { title, citation, partyKind, partyName, start, effectiveFrom, hours, days } = duty;
  const isController = partyKind === 'CONTROLLER';
  const controller = duty.processorDataOf ?? (isController ? partyName : null);
  const regime = `contract-${slug(partyName)}`;
  const term = hours
    ? { unit: 'elapsed_hours', n: hours }
    : days
      ? { unit: 'calendar_days', n: days }
      : { unit: 'none', n: 0 };
  const roles = controller ? ['PROCESSOR'] : ['CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR'];
  const key = `${isController ? 'controller' : 'party'}:${partyName.trim()}`;
  const at = `${effectiveFrom}T12:00:00Z`;
  const set = {
    role: roles[0],
    ...(controller && { controllers: [controller] }),
    personalData: 'YES',
    confidentiality: 'YES',
  };
  const times = { occurredFrom: at, detected: at, aware: at, contained: at };
  const due = hours ? { due: instantOf(at).plus({ hours }).toISO() } : {};
  return {
    ...{ id: duty.key ?? `${regime}-${slug(title)}`, regime, title, version: effectiveFrom, citation },
    validity: { from: effectiveFrom, appliesBy: 'occurred' },
    ...{ status: 'in_force', source: 'CONTRACT', jurisdiction: null, actor: { roles } },
    recipient: { kind: isController ? 'controller' : 'contract_party', resolver: { kind: 'static', key } },
    trigger: {
      dataSet: {
        breach: ['confidentiality', 'integrity', 'availability'],
        ...(duty.personalDataOnly && { personalData: true }),
        ...(controller && { controllers: [controller] }),
      },
      label: controller ? `A breach of data processed for ${controller}` : 'A breach the contract speaks of',
      clause: citation,
    },
    clock: { start, term, floor: 'none', whileUnknown: start === 'aware' ? 'detected' : null },
    ...{ holdEffect: 'none', content: {} },
    verification: { state: 'stated', sources: [citation], checked: today },
    fixtures: [
      {
        name: 'Such data was seen by others',
        facts: { ...times, dataSets: [set] },
        expect: { verdict: 'REQUIRED', ...due, recipients: [key] },
      },
      {
        name: 'Nothing was seen, altered or lost',
        facts: {
          ...times,
          dataSets: [{ ...set, confidentiality: 'NO', integrity: 'NO', availability: 'NO' }],
        },
        expect: { verdict: 'NOT_REQUIRED' },
      },
    ],
  };
}

function slug(words: string): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 60).replace(/-$/, '') || 'unnamed';
}
