/** A rule of the house that no other tool knows. */
export interface HouseRule {
  readonly name: string;
  readonly applies: (path: string) => boolean;
  readonly broken: (code: string, path: string) => boolean;
}

const inSrc = (path: string) => path.startsWith('src/');
const isTest = (path: string) => path.startsWith('test/');
const lines = (code: string) => code.split('\n').length - 1;

/** Time is read where the process meets the world, nowhere else. */
const EDGES = /^src\/(main|api|worker)\.ts$|^src\/commands\//;

export const houseRules: readonly HouseRule[] = [
  {
    name: 'no active record',
    applies: inSrc,
    broken: (code) => /\bBaseEntity\b/.test(code),
  },
  {
    name: 'no relations: a plain column with @ForeignKey',
    applies: inSrc,
    broken: (code) =>
      /@(OneToMany|ManyToOne|OneToOne|ManyToMany|JoinColumn|JoinTable|RelationId)\b|\brelations:/.test(code),
  },
  {
    name: 'insert or update, never save',
    applies: inSrc,
    broken: (code) => /\.save\(/.test(code),
  },
  {
    name: 'the clock is read at the edges only',
    applies: (path) => inSrc(path) && !EDGES.test(path),
    broken: (code) => /\bDateTime\.(now|local|utc)\(\s*\)|\bnew Date\(\s*\)|\bDate\.now\(/.test(code),
  },
  {
    name: 'a field names its type',
    applies: inSrc,
    broken: (code) => /@(Field|FieldResolver|Query|Mutation)\(\s*(\)|\{)/.test(code),
  },
  {
    name: 'an argument names its type',
    applies: inSrc,
    broken: (code) => /@Arg\(\s*'[^']*'\s*(\)|,\s*\{)|@Args\(\s*\)/.test(code),
  },
  {
    name: 'a column names its type and its name',
    applies: inSrc,
    broken: (code) =>
      [...code.matchAll(/@(?:Primary)?Column\(([^)]*)/g)].some(
        ([, args = '']) =>
          !/^\s*(instant|bigint)\(\s*'/.test(args) && !/^\s*'[^']+',\s*\{\s*name: '/.test(args),
      ),
  },
  {
    name: 'the environment is read in config.ts alone',
    applies: (path) => inSrc(path) && path !== 'src/config.ts',
    broken: (code) => /\bprocess\.env\b/.test(code),
  },
  {
    name: 'no default exports',
    applies: (path) => inSrc(path) || path.startsWith('migrations/'),
    broken: (code) => /^export default\b/m.test(code),
  },
  {
    name: 'no any',
    applies: (path) => !isTest(path),
    broken: (code) => /(:|<|\bas|=>)\s*any\b|\bany\[\]/.test(code),
  },
  {
    name: 'no room for leftovers',
    applies: () => true,
    broken: (_code, path) => /(^|\/)(utils?|helpers?|common|misc|shared|index)(\/|\.ts$)/.test(path),
  },
  {
    name: 'no file over 250 lines, no test over 300',
    applies: () => true,
    broken: (code, path) => lines(code) > (isTest(path) ? 300 : 250),
  },
];

/** Comments may name what code may not do. */
function withoutComments(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^\s*\/\/.*$/gm, '');
}

/** The rules a file breaks. */
export function brokenBy(path: string, text: string): string[] {
  const code = withoutComments(text);
  return houseRules
    .filter(({ applies, broken }) => applies(path) && broken(code, path))
    .map(({ name }) => name);
}
