import type { OrganizationFacts } from './facts.ts';
import { countryOf, within } from './jurisdiction.ts';
import type { ConcernedAuthority } from './resolved-recipient.ts';

/**
 * The authorities concerned beside the one that leads (GDPR Art. 4(22)(a), (b)): of the countries of the group in which
 * affected people live or the organization is established. The lead authority tells them; nothing is owed to them.
 */
export function concernedBeside(
  lead: string,
  residents: readonly (string | null)[],
  { group }: { readonly group: string },
  { establishments }: OrganizationFacts,
): readonly ConcernedAuthority[] {
  const inGroup = (places: readonly (string | null)[]) =>
    new Set(
      places
        .filter((place) => place !== null && within(place, group) === 'YES')
        .map((place) => countryOf(`${place}`)),
    );
  const living = inGroup(residents);
  const seated = inGroup(establishments ?? []);
  const others = [...new Set([...living, ...seated])].filter((country) => country !== countryOf(lead)).sort();
  return others.map((country) => {
    const why = [
      ...(living.has(country) ? ['affected people live there (Art. 4(22)(b))'] : []),
      ...(seated.has(country) ? ['the organization is established there (Art. 4(22)(a))'] : []),
    ];
    return { key: `sa:${country}`, says: `Concerned: ${why.join(', and ')}. The lead authority informs it.` };
  });
}
