import 'reflect-metadata';
import { cpus, totalmem } from 'node:os';
import { startBenchCluster } from './bench-cluster.ts';
import { measureClocks } from './clocks/measure-clocks.ts';
import { measureDispatch } from './dispatch/measure-dispatch.ts';
import { type Options, type PartName, readOptions, type Size, usage } from './main-options.ts';
import { measurePeople } from './people/measure-people.ts';
import { measureReads } from './reads/measure-reads.ts';
import { type Part, tableOf } from './report.ts';
import { measureRules } from './rules/measure-rules.ts';
import { measureStart } from './start/measure-start.ts';

const parts: Record<PartName, (size: Size, folder: string) => Promise<Part>> = {
  reads: measureReads,
  dispatch: measureDispatch,
  clocks: measureClocks,
  people: measurePeople,
  start: measureStart,
  rules: measureRules,
};

let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${usage}\n`);
  process.exit(2);
}
const started = performance.now();
process.stdout.write(
  `Node ${process.version}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB. Only ratios within one run count; under 1.3x they are no evidence.\n`,
);
const cluster = await startBenchCluster();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cluster.stop().finally(() => process.exit(130)));
try {
  for (const name of options.parts)
    process.stdout.write(tableOf(await parts[name](options.size, cluster.folder)));
} finally {
  await cluster.stop();
}
process.stdout.write(`\n${Math.round((performance.now() - started) / 1_000)} s in all.\n`);
