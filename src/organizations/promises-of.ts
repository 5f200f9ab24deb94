import type { Rule } from '../domain/rule.ts';
import type { Catalog } from '../rules/catalog.ts';
import type { PolicyRow } from './policy.row.ts';

/** Whether a promise of a known profile is one of a policy: both carry the same version. */
export function isPromiseOf({ version, source }: Rule, policy: Pick<PolicyRow, 'version'>): boolean {
  return source === 'PROMISE' && version === policy.version;
}

/** The promises that one version of a policy makes: those of the known profile, and those published with it here. */
export function promisesOf(
  catalog: Catalog,
  profile: string | null,
  policy: Pick<PolicyRow, 'version'>,
  published: readonly { readonly rule: Rule }[],
): readonly Rule[] {
  const known = (profile === null ? undefined : catalog.profiles.get(profile))?.families ?? [];
  return [
    ...known.flatMap(({ versions }) => versions).filter((rule) => isPromiseOf(rule, policy)),
    ...published.map(({ rule }) => rule),
  ];
}
