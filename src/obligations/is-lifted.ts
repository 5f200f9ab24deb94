import type { ConsideredExemption } from '../domain/exemptions.ts';

/**
 * Whether an exemption lifted the duty that must be on record (GDPR Arts. 5(2), 33(5)): such a duty is shown, and a
 * named person decides on it before the incident is closed.
 */
export function isLifted({ exemptions }: { readonly exemptions: readonly ConsideredExemption[] }): boolean {
  return exemptions.some(
    ({ value, effect, lifts = effect === 'not_due', requiresRecord }) =>
      value === 'YES' && lifts && requiresRecord,
  );
}
