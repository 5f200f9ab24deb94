import { within } from '../jurisdiction.ts';
import type { FilingScene, SceneContact } from './scene.ts';
import { answerOf, choicesOf, type ValueOf } from './value-of.ts';

/** Who reports, for whom, and who else had a part. */
export const partyValues: Readonly<Record<string, ValueOf>> = {
  'organization.name': ({ organization }) => organization.legalName ?? (organization.name || null),
  'organization.contact': (scene) =>
    oneLine([scene.organization.postalAddress ?? '', ...(contactPerson(scene)?.ways ?? [])]),
  'organization.in_eea': ({ organization: { establishments } }) =>
    establishments === null
      ? null
      : establishments.some((place) => within(place, 'EEA') === 'YES')
        ? 'yes'
        : 'no',
  'organization.eea_establishments': ({ organization: { establishments } }) =>
    orNull((establishments ?? []).filter((place) => within(place, 'EEA') === 'YES')),
  'representative.name': (scene) => of(scene, 'EU_REPRESENTATIVE')?.name ?? null,
  'representative.contact': (scene) => oneLine(of(scene, 'EU_REPRESENTATIVE')?.ways ?? []),
  'reporter.name': ({ reporter }) => reporter?.name ?? null,
  // By what the organization answers under: a member's own address is nobody's to publish.
  'reporter.contact': (scene) => oneLine(contactPerson(scene)?.ways ?? []) ?? scene.reporter?.email ?? null,
  'reporter.function': (scene) => (scene.reporter === null ? null : isDpo(scene) ? 'dpo' : 'other'),
  'dpo.designated': (scene) => (of(scene, 'DPO') ? 'yes' : null),
  'dpo.name': (scene) => of(scene, 'DPO')?.name ?? null,
  'dpo.contact': (scene) => oneLine(of(scene, 'DPO')?.ways ?? []),
  'contact.who': (scene) =>
    of(scene, 'PRIVACY') ? 'other' : of(scene, 'DPO') ? 'dpo' : scene.reporter ? 'reporter' : null,
  'contact.name': (scene) => contactPerson(scene)?.name ?? 'Contact for questions on data protection',
  'contact.function': () => 'Contact for questions on data protection',
  'contact.contact': (scene) => oneLine(contactPerson(scene)?.ways ?? []),
  'others.involved': (scene) => othersInvolved(scene),
  'others.roles': (scene) =>
    orNull([
      ...(processorInvolved(scene) ? ['Processor'] : []),
      ...(scene.facts.dataSets.some(({ role }) => role === 'JOINT_CONTROLLER') ? ['Joint controller'] : []),
    ]),
  'others.names': ({ facts, processors }) =>
    orNull([
      ...processors.flatMap(({ name }) => name ?? []),
      ...facts.dataSets
        .filter(({ role }) => role === 'JOINT_CONTROLLER')
        .flatMap(({ controllers }) => controllers),
    ]),
  'others.contact': ({ processors }) => orNull(processors.flatMap(({ ways }) => ways)),
};

function orNull(list: readonly string[]): readonly string[] | null {
  const once = [...new Set(list)];
  return once.length > 0 ? once : null;
}

function oneLine(parts: readonly string[]): string | null {
  const said = parts.map((part) => part.replace(/\s*\n\s*/g, ', ').trim()).filter((part) => part !== '');
  return said.length > 0 ? said.join(' · ') : null;
}

function of({ contacts }: FilingScene, kind: string): SceneContact | undefined {
  return contacts.find((one) => one.kind === kind);
}

function contactPerson(scene: FilingScene): SceneContact | undefined {
  return of(scene, 'PRIVACY') ?? of(scene, 'DPO');
}

function isDpo(scene: FilingScene): boolean {
  const { reporter } = scene;
  const dpo = of(scene, 'DPO');
  if (!reporter || !dpo) return false;
  return dpo.name === reporter.name || (reporter.email !== null && dpo.ways.includes(reporter.email));
}

function othersInvolved(scene: FilingScene): string | null {
  const { facts } = scene;
  if (processorInvolved(scene)) return 'yes';
  const roles = facts.dataSets.map(({ role }) => role);
  if (roles.includes('JOINT_CONTROLLER')) return 'yes';
  // What led to it and who found it may still name one.
  const told = choicesOf(scene, 'cause').some((cause) => cause !== 'unknown');
  const found = answerOf(scene, 'how_discovered') !== undefined;
  return told && found && roles.length > 0 && roles.every((role) => role === 'CONTROLLER') ? 'no' : null;
}

/** One that is named, or that had a part by what the record says of cause and discovery. */
function processorInvolved(scene: FilingScene): boolean {
  return (
    scene.processors.length > 0 ||
    choicesOf(scene, 'cause').includes('processor') ||
    answerOf(scene, 'how_discovered') === 'processor' ||
    Boolean(scene.facts.milestones['informed_by_processor'])
  );
}
