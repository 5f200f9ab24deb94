import { root, runTool, withPlanted } from '../support/run-tool.ts';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { from: string; rule: { name: string } }[];
  };
}

const cruise = async (cwd: string): Promise<Cruise['summary']> => {
  const script = 'dependency-cruiser/bin/dependency-cruise.mjs';
  const args = ['src', 'migrations', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { output } = await runTool(script, args, { cwd });
  return (JSON.parse(output) as Cruise).summary;
};

test('a room imports only from rooms below it, and there is no circle', async () => {
  const { violations, totalCruised } = await cruise(root);
  expect(violations).toEqual([]);
  // Without its parser the tool looks at nothing and is content.
  expect(totalCruised).toBeGreaterThan(100);
});

test('what climbs, circles, or brings the world into the domain is found', async () => {
  const planted = {
    'src/domain/planted-climb.ts':
      "import type { Catalog } from '../rules/catalog.ts';\nexport type C = Catalog;\n",
    'src/domain/planted-file.ts': "export { readFile } from 'node:fs/promises';\n",
    'src/incidents/planted-climb.ts':
      "import type { ObligationRow } from '../obligations/obligation.row.ts';\nexport type O = ObligationRow;\n",
    'src/platform/audit/planted-climb.ts': "export { issueToken } from '../auth/issue-token.ts';\n",
    'src/rules/planted-top.ts': "export { readConfig } from '../config.ts';\n",
    'src/rules/circle-a.ts': "import { b } from './circle-b.ts';\nexport const a = () => b;\n",
    'src/rules/circle-b.ts': "import { a } from './circle-a.ts';\nexport const b = () => a;\n",
    'src/utils/planted.ts': "export { sep } from 'node:path';\n",
    'src/people/planted.row.ts': "export { Field } from 'type-graphql';\n",
    'src/notices/planted-leaf.ts': "export { NoticeResolver } from './notice.resolver.ts';\n",
    'src/notices/texts/planted-climb.ts': "export { draftNotice } from '../drafts/draft-notice.ts';\n",
    'migrations/planted.ts': "export { rows } from '../src/rows.ts';\n",
  };
  const { violations } = await withPlanted(planted, cruise);
  const found = new Set(violations.map(({ from, rule }) => `${rule.name}: ${from}`));
  expect([...found].sort()).toEqual([
    'climbs-inside-notices: src/notices/texts/planted-climb.ts',
    'domain-climbs: src/domain/planted-climb.ts',
    'domain-is-pure: src/domain/planted-climb.ts',
    'domain-is-pure: src/domain/planted-file.ts',
    'incidents-climbs: src/incidents/planted-climb.ts',
    'migrations-stand-alone: migrations/planted.ts',
    'no-circles: src/rules/circle-a.ts',
    'platform-audit-climbs: src/platform/audit/planted-climb.ts',
    'resolvers-are-leaves: src/notices/planted-leaf.ts',
    'rooms-are-listed: src/utils/planted.ts',
    'rows-know-no-graphql: src/people/planted.row.ts',
    'rules-climbs: src/rules/planted-top.ts',
  ]);
});
