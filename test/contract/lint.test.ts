import { runTool, withPlanted } from '../support/run-tool.ts';

const BIOME = '@biomejs/biome/bin/biome';

test('Biome finds nothing to mend', async () => {
  const { code, output } = await runTool(BIOME, ['ci', '--colors=off', '--error-on-warnings', '.']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
});

const planted = [
  ['an any', 'loose.ts', 'export const loose: any = 1;\n', 'noExplicitAny'],
  ['a default export', 'start.ts', 'export default function start() {}\n', 'noDefaultExport'],
  ['the environment read in a room', 'url.ts', "export const url = process.env['URL'];\n", 'noProcessEnv'],
  ['a line on the console', 'say.ts', "console.log('here');\n", 'noConsole'],
  ['a promise nobody awaits', 'go.ts', 'const go = async () => 1;\ngo();\n', 'noFloatingPromises'],
  [
    'a type imported as a value',
    'w.ts',
    "import { A } from './a.ts';\nexport type W = A;\n",
    'useImportType',
  ],
  ['a barrel', 'all.ts', "export * from './a.ts';\n", 'noBarrelFile'],
  ['a name in camel case', 'camelCase.ts', 'export const a = 1;\n', 'useFilenamingConvention'],
] as const;

test('what the house does not want is found when it is planted', async () => {
  const files = Object.fromEntries(planted.map(([, name, text]) => [`src/planted/${name}`, text]));
  const { code, output } = await withPlanted(files, (cwd) =>
    runTool(BIOME, ['lint', '--colors=off', '--vcs-enabled=false', '--max-diagnostics=100', 'src/planted'], {
      cwd,
    }),
  );
  expect(code).not.toBe(0);
  for (const [what, name, , rule] of planted)
    expect(`${what}: ${output}`).toMatch(new RegExp(`src/planted/${name}.*${rule}`));
});
