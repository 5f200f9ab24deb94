import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { writeRulePages } from '../rules/pages/write-rule-pages.ts';
import { shippedCatalog } from '../shipped-catalog.ts';

// npm run pages: docs/regimes and docs/facts.md, as the rules now stand.
await writeRulePages(await shippedCatalog(), join(packageRoot, 'docs'));
