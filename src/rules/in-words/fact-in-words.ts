import type { FactTest } from '../../domain/predicate.ts';
import { kindFact } from '../../domain/remote.ts';
import type { FactDefinition } from '../catalog.ts';
import type { Lexicon } from './lexicon.ts';
import { compared } from './numbers-in-words.ts';
import { placeName } from './place-names.ts';
import { listed, type Said, said } from './said.ts';

/** A test of an answer: the question, and the answers that meet it. */
export function factInWords(test: FactTest, lexicon: Lexicon, denied: boolean): Said {
  const fact = lexicon.facts.get(test.key);
  const question = fact?.question ?? `"${test.key}"?`;
  const values = (test.in ?? (test.is === undefined ? [] : [test.is])).map((value) => label(value, fact));
  const unless = test.unanswered === false ? ' (taken as no while nobody has answered)' : '';
  const asking = (says: string): Said => said(says + unless, { fact: test.key });
  if (test.key === kindFact && values.length > 0) return asking(kindOfOrganization(values, denied));
  if (test.answered)
    return asking(`${question} ${denied ? 'Not answered' : 'Answered, whatever the answer is'}`);
  if (test.within !== undefined)
    return asking(`${question} Answer: ${denied ? 'no place' : 'a place'} in ${placeName(test.within)}`);
  if (test.op !== undefined && test.n !== undefined)
    return asking(`${question} Answer: ${compared(test.op, test.n, denied)}`);
  const [only] = values;
  const found = test.unanswered === false ? '. While nobody has answered, this is taken not to be so' : '';
  if (fact?.type === 'boolean' && values.length === 1)
    return asking(`${question} Answer: ${denied ? opposite(only) : only}${found}`);
  return asking(`${question} Answer: ${denied ? 'none of these: ' : ''}${listed(values, 'or')}`);
}

function kindOfOrganization(values: readonly string[], denied: boolean): string {
  if (values.length === 1) return `The organization is ${denied ? 'not ' : ''}of this kind: ${values[0]}`;
  return `The organization is of ${denied ? 'none' : 'one'} of these kinds: ${values.join('; ')}`;
}

function label(value: string | number | boolean, fact: FactDefinition | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const words = fact?.values.find(({ key }) => key === value)?.label ?? String(value);
  return fact?.key === kindFact ? words : `"${words}"`;
}

function opposite(answer: string | undefined): string {
  return answer === 'yes' ? 'no' : 'yes';
}
