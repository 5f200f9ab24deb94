import type { CountTest, OrganizationTest, Predicate } from '../../domain/predicate.ts';
import { dataOfInWords } from './data-set-in-words.ts';
import type { Lexicon } from './lexicon.ts';
import { compared } from './numbers-in-words.ts';
import { placeName } from './place-names.ts';
import { capital, listed, lowered } from './said.ts';

type Affected = Extract<Predicate, { affected: unknown }>['affected'];
type Among = Extract<Predicate, { among: unknown }>['among'];

/** "People in Maryland are affected". */
export function affectedInWords(test: Affected, lexicon: Lexicon, denied: boolean): string {
  const whom = kinds(test.kinds, lexicon);
  const place = placeName(test.in);
  if (!denied) return `${capital(whom)} in ${place} are affected`;
  return test.kinds ? `None of these in ${place} are affected: ${whom}` : `Nobody in ${place} is affected`;
}

/** "Minors are among the affected". */
export function amongInWords(test: Among, denied: boolean): string {
  const whom = test.who === 'minors' ? 'minors' : 'people who need particular protection';
  const place = test.in === undefined ? '' : ` in ${placeName(test.in)}`;
  return `${denied ? `No ${whom}` : capital(whom)} are among the affected${place}`;
}

/** "More than 500 people in Illinois are affected". */
export function countInWords(test: CountTest, lexicon: Lexicon, denied: boolean): string {
  const many = compared(test.op, test.n, denied);
  const place = test.in === undefined ? '' : ` in ${placeName(test.in)}`;
  const whose =
    test.where === undefined
      ? ''
      : `, counting only those whose data is ${dataOfInWords(test.where, lexicon)}`;
  const of = test.kinds === undefined ? '' : `, counting only ${kinds(test.kinds, lexicon)}`;
  if (test.eachOf === undefined) return `${capital(many)} people${place} are affected${of}${whose}`;
  const where = `part (state or territory) of ${placeName(test.eachOf)}`;
  return denied
    ? `In no ${where} are ${compared(test.op, test.n)} people affected${of}${whose}`
    : `In some one ${where}, ${many} people are affected${of}${whose}`;
}

/** "The organization is established in Germany". */
export function organizationInWords(test: OrganizationTest, denied: boolean): string {
  const parts: string[] = [];
  if (test.establishedIn !== undefined)
    parts.push(`is ${denied ? 'not ' : ''}established in ${places(test.establishedIn)}`);
  if (test.representativeIn !== undefined)
    parts.push(`has ${denied ? 'no' : 'a'} representative in ${places(test.representativeIn)}`);
  return `The organization ${listed(parts, denied ? 'or' : 'and')}`;
}

function places(codes: readonly string[]): string {
  return listed(codes.map(placeName), 'or');
}

function kinds(keys: readonly string[] | undefined, lexicon: Lexicon): string {
  if (keys === undefined || keys.length === 0) return 'people';
  const named = keys.filter((key) => key !== 'UNKNOWN').map((key) => lowered(lexicon.personKind(key)));
  return listed(named, 'or');
}
