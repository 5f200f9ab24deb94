import { registerEnumType } from 'type-graphql';
import { type AgeBand, ageBands } from '../domain/age.ts';

export const AgeBandEnum = Object.fromEntries(ageBands.map((band) => [band, band])) as { [B in AgeBand]: B };
registerEnumType(AgeBandEnum, {
  name: 'AgeBand',
  description: 'As much of an age as decides who is written to.',
  valuesConfig: {
    UNDER_13: { description: 'Under 13: the guardian is written to, never the child.' },
    AGED_13_TO_17: { description: 'Aged 13 to 17: the child, the guardian or both, by policy.' },
    ADULT: { description: 'Aged 18 or older.' },
    UNKNOWN: { description: 'Not known; taken for what the policy says.' },
  },
});
