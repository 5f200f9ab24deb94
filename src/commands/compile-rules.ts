import { compileTemplates } from '../notices/texts/load-templates.ts';
import { compileCatalog } from '../rules/load-catalog.ts';
import { compiledRules, rulesFolder, shippedCatalog } from '../shipped-catalog.ts';

// The last step of the build: what is not well formed stops it here, with the files named.
await compileCatalog(rulesFolder, compiledRules);
await compileTemplates(rulesFolder, await shippedCatalog(), compiledRules);
