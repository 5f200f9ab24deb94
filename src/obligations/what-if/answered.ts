import type { AffectedGroupFacts, DataRole, DataSetFacts, FactValue, Tri } from '../../domain/facts.ts';
import type { Case } from '../../domain/judge-all.ts';

/** An answer that somebody might give. */
export type Answer = FactValue | readonly AffectedGroupFacts[] | readonly DataSetFacts[];

const inProtection = ['encrypted', 'keySafe', 'availableElsewhere', 'passwordsRecoverable'];

/** The case if a question, known by its key, were answered so; everything else stays as it is. */
export function answered(of: Case, key: string, value: Answer): Case {
  const { facts, organization } = of;
  const [head = '', id = '', field = ''] = key.split('.');
  const withSets = (change: (set: DataSetFacts) => DataSetFacts): Case => ({
    ...of,
    facts: { ...facts, dataSets: facts.dataSets.map(change) },
  });
  switch (head) {
    case 'dataSet':
      return withSets((set) => (set.id === id ? withField(set, field, value) : set));
    case 'group':
      return withSets((set) =>
        set.groups.some((group) => group.id === id)
          ? {
              ...set,
              groups: set.groups.map((group) => (group.id === id ? inGroup(group, field, value) : group)),
            }
          : set,
      );
    case 'organization':
      return { ...of, organization: { ...organization, [id]: value } };
    case 'dataSets':
      return { ...of, facts: { ...facts, dataSets: value as readonly DataSetFacts[] } };
    default:
      return { ...of, facts: { ...facts, answers: { ...facts.answers, [key]: value as FactValue } } };
  }
}

const tri = (value: Answer): Answer | Tri => (typeof value === 'boolean' ? (value ? 'YES' : 'NO') : value);

function withField(set: DataSetFacts, field: string, value: Answer): DataSetFacts {
  return inProtection.includes(field)
    ? { ...set, protection: { ...set.protection, [field]: tri(value) } }
    : { ...set, [field]: tri(value) };
}

function inGroup(group: AffectedGroupFacts, field: string, value: Answer): AffectedGroupFacts {
  const counted = field === 'count' && { countKind: 'EXACT' as const };
  return { ...group, [field]: tri(value), ...counted };
}

/** A data set of which everything is known: all of it harmed and unprotected, or nothing at all. */
export function fullSet(
  harmed: 'YES' | 'NO',
  role: DataRole,
  categories: readonly string[],
  groups: readonly AffectedGroupFacts[],
): DataSetFacts {
  const safe = harmed === 'YES' ? 'NO' : 'YES';
  return {
    ...{ id: 'tried', name: 'data', role, controllers: role === 'PROCESSOR' ? ['A controller'] : [] },
    ...{ personalData: harmed, categories, medium: 'ELECTRONIC', groups },
    ...{
      confidentiality: harmed,
      integrity: harmed,
      availability: harmed,
      accessed: harmed,
      acquired: harmed,
    },
    protection: { encrypted: safe, keySafe: safe, availableElsewhere: safe, passwordsRecoverable: harmed },
  };
}
