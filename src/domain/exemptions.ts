import type { Tri } from './facts.ts';
import { negated, type OpenQuestion, type Why } from './finding.ts';
import { evaluate } from './predicates.ts';
import type { Exemption, ExemptionEffect, RecipientKind, Rule } from './rule.ts';
import type { Scene } from './scene.ts';

/** An exemption that was looked at, and what it came to. Never granted on an unknown. */
export interface ConsideredExemption {
  readonly id: string;
  readonly citation: string;
  readonly says: string;
  readonly value: Tri;
  readonly effect: ExemptionEffect;
  /** Whether it takes this very duty away where it applies; absent in what was kept before it was asked: as the effect says. */
  readonly lifts?: boolean;
  readonly burden: Exemption['burden'];
  readonly requiresRecord: boolean;
  readonly why: readonly Why[];
  readonly questions: readonly OpenQuestion[];
}

/** Looks at every exemption of a rule. */
export function consider(rule: Rule, scene: Scene): readonly ConsideredExemption[] {
  return rule.exemptions.map((exemption) => {
    const block = exemption.blockedBy === null ? null : evaluate(exemption.blockedBy, scene);
    const finding = block?.value === 'YES' ? negated(block) : evaluate(exemption.when, scene);
    return {
      id: exemption.id,
      citation: exemption.citation,
      says: exemption.says,
      value: finding.value,
      effect: exemption.effect,
      lifts: takesAway(exemption.effect, rule.recipient.kind),
      burden: exemption.burden,
      requiresRecord: exemption.requiresRecord,
      why: [summary(exemption, finding.value), ...finding.why],
      questions: finding.questions,
    };
  });
}

/** "Only the authority is told" takes the duty to tell people away, and the other way round. */
function takesAway(effect: ExemptionEffect, kind: RecipientKind): boolean {
  const toPeople = kind === 'individuals' || kind === 'subscribers';
  if (effect === 'authority_only') return toPeople;
  return effect === 'individuals_only' ? !toPeople : effect === 'not_due';
}

function summary(exemption: Exemption, value: Tri): Why {
  const outcome =
    value === 'YES'
      ? 'this applies'
      : value === 'NO'
        ? 'this does not apply'
        : exemption.burden === 'controller'
          ? 'not established; the duty stands until a person finds that it applies'
          : 'not known';
  return { value, says: `${exemption.says}: ${outcome}`, clause: exemption.citation, facts: [] };
}
