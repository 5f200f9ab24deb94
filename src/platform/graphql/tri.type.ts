import { registerEnumType } from 'type-graphql';
import type { Tri } from '../../domain/facts.ts';

export const TriEnum = { YES: 'YES', NO: 'NO', UNKNOWN: 'UNKNOWN' } as const satisfies Record<Tri, Tri>;
registerEnumType(TriEnum, {
  name: 'Known',
  description: 'Yes, no, or not known: an unknown is never read as "no".',
  valuesConfig: {
    YES: { description: 'It is so.' },
    NO: { description: 'It is not so.' },
    UNKNOWN: { description: 'Nobody knows yet.' },
  },
});
