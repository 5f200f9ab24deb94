import { toFacts } from '../../rules/to-facts.ts';
import type { ComparedFactsInput, EvaluateIncidentInput, EvaluateInput } from './evaluate.input.ts';
import type { Given } from './evaluate.ts';

/** Input as GraphQL has it, the answers each as its one value. */
export function givenOf(input: EvaluateInput | EvaluateIncidentInput | ComparedFactsInput): Given {
  const { organization } = input;
  return {
    ...input,
    facts: input.facts && toFacts(input.facts),
    organization: organization && {
      ...organization,
      facts: organization.facts && toFacts(organization.facts),
    },
  };
}
