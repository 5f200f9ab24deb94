import type { Rule } from '../domain/rule.ts';

/** The bodies that a rule names by key, whether or not each is told in every case. */
export function namedRecipients({ recipient: { resolver } }: Pick<Rule, 'recipient'>): readonly string[] {
  if (resolver.kind === 'static') return [resolver.key];
  if (resolver.kind === 'each_of') return resolver.keys;
  return resolver.kind === 'by_case' ? resolver.cases.map(({ key }) => key) : [];
}
