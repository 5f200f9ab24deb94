import type { DataRole } from '../../domain/facts.ts';
import type { DataSetTest, Harm } from '../../domain/predicate.ts';
import { categoriesInWords } from './categories-in-words.ts';
import type { Lexicon } from './lexicon.ts';
import { listed } from './said.ts';

const harms: Readonly<Record<Harm, readonly string[]>> = {
  confidentiality: ['seen or taken by others'],
  integrity: ['altered'],
  availability: ['lost', 'put out of reach'],
};
const media = { ELECTRONIC: 'electronic', PAPER: 'on paper', ORAL: 'spoken' } as const;
const roles: Readonly<Record<DataRole, string>> = {
  CONTROLLER: 'held for the organization itself (as controller)',
  JOINT_CONTROLLER: 'held jointly with others',
  PROCESSOR: 'held for somebody else (as processor)',
  UNKNOWN: 'held in a role not known',
};

/** "Personal data was taken …, was not encrypted …, and holds …": all of it true of one body of data. */
export function dataSetInWords(test: DataSetTest, lexicon: Lexicon, denied = false): string {
  const sentence = `${subject(test)} ${listed(phrases(test, lexicon), 'and')}`;
  return denied ? `There is no body of data of which this is true: ${sentence}` : sentence;
}

/** "All personal data that was … is …". */
export function everyDataSetInWords(
  { of, is }: { readonly of: DataSetTest; readonly is: DataSetTest },
  lexicon: Lexicon,
  denied: boolean,
): string {
  const all = subject(of).toLowerCase();
  const which = listed(phrases(of, lexicon), 'and');
  const what = listed(phrases(is, lexicon), 'and');
  return `${denied ? 'Not all' : 'All'} ${all} that ${which}: it ${what}`;
}

/** People who are counted only if their data is such. */
export function dataOfInWords(test: DataSetTest, lexicon: Lexicon): string {
  return `${subject(test).toLowerCase()} that ${listed(phrases(test, lexicon), 'and')}`;
}

function subject({ personalData }: DataSetTest): string {
  if (personalData === undefined) return 'Data';
  return personalData ? 'Personal data' : 'Data that is not personal';
}

function phrases(test: DataSetTest, lexicon: Lexicon): readonly string[] {
  const found = [
    test.roles &&
      `is ${listed(
        test.roles.map((role) => roles[role]),
        'or',
      )}`,
    test.controllers && `is held for ${listed(test.controllers, 'or')}`,
    test.medium &&
      `is ${listed(
        test.medium.map((medium) => media[medium]),
        'or',
      )}`,
    test.breach &&
      `was ${listed(
        test.breach.flatMap((harm) => harms[harm]),
        'or',
      )}`,
    either(test.accessed, 'was seen or opened by somebody not entitled', 'was seen by nobody not entitled'),
    either(test.acquired, 'was taken, copied or carried off', 'was not taken, copied or carried off'),
    either(test.protected, 'was encrypted with its key safe', 'was not encrypted (or its key was not safe)'),
    either(test.passwordsRecoverable, 'has passwords that can be read or recovered', 'has no such passwords'),
    either(test.stillAvailable, 'is still available to the organization', 'is no longer available to it'),
    test.categories && `holds ${categoriesInWords(test.categories, lexicon)}`,
  ].filter((one): one is string => typeof one === 'string');
  return found.length === 0 ? ['is concerned'] : found;
}

function either(value: boolean | undefined, yes: string, no: string): string | undefined {
  return value === undefined ? undefined : value ? yes : no;
}
