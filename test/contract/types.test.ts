import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, runTool, withPlanted } from '../support/run-tool.ts';

const TSC = 'typescript/bin/tsc';

test('the compiler finds no fault, as strictly as tsconfig.json asks', async () => {
  const { code, output } = await runTool(TSC, ['--noEmit']);
  expect({ code, output }).toEqual({ code: 0, output: '' });
});

test('the compiler is asked to be strict', async () => {
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8'));
  expect(compilerOptions).toMatchObject({
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    emitDecoratorMetadata: false,
  });
});

test('a planted fault is found', async () => {
  const planted = { 'src/planted.ts': 'export const due: Date = "tomorrow";\n' };
  const { code, output } = await withPlanted(planted, (cwd) => runTool(TSC, ['--noEmit'], { cwd }));
  expect(output).toContain('src/planted.ts');
  expect(code).not.toBe(0);
});
