#!/usr/bin/env node
import { Command } from 'commander';
import { auditVerify } from './commands/audit-verify.ts';
import { demo } from './commands/demo/demo.ts';
import { health } from './commands/health.ts';
import { createOrganizationNow, listProfiles } from './commands/organization.ts';
import { runMigrate } from './commands/run-migrate.ts';
import { serve } from './commands/serve.ts';
import { createToken, revoke } from './commands/token.ts';
import { importVerisFiles } from './commands/veris.ts';
import { StartRefusal } from './platform/database/start-refusal.ts';

const program = new Command('tocsin').description(
  'Breach-incident response tracker: facts, clocks, notices, approval, dispatch and proof.',
);

program
  .command('start')
  .description('API and worker in one process; with nothing configured, everything embedded')
  .action(() => serve({ api: true, worker: true }));
program
  .command('serve')
  .description('the API alone')
  .action(() => serve({ api: true, worker: false }));
program
  .command('work')
  .description('the worker alone')
  .action(() => serve({ api: false, worker: true }));
program.command('migrate').description('bring the database to this version, as its owner').action(runMigrate);
program
  .command('demo')
  .description('everything embedded, and one invented breach played through the API')
  .option('--exit', 'end after the play instead of serving on')
  .action(demo);
program.command('health').description('for health checks: exits 0 while a worker lives').action(health);

const token = program.command('token').description('tokens of operators');
token
  .command('create')
  .description('make a new operator token')
  .option('--name <name>', 'what it is for', 'operator')
  .action(createToken);
token
  .command('revoke')
  .description('end a token at once')
  .argument('<token>', 'the token itself')
  .action(revoke);

const organization = program.command('organization').description('organizations of this installation');
organization
  .command('create')
  .description('make an organization with its first administrator; prints the token once')
  .option('--profile <key>', 'a known profile: brings the policies it published and their promises')
  .option('--name <name>', "its name; the profile's if absent")
  .option('--time-zone <zone>', "where its days end; the profile's, or UTC, if absent")
  .requiredOption('--administrator <name>', 'name of its first administrator')
  .action(createOrganizationNow);
organization
  .command('profiles')
  .description('list the known profiles and what they promise')
  .action(listProfiles);

program
  .command('veris')
  .description('records in VERIS JSON')
  .command('import')
  .description(
    'make incidents of records: files of one, of a list, or of one in each line (.jsonl), or folders of them',
  )
  .requiredOption('--organization <id>', 'whose incidents they become')
  .option('--dry-run', 'only read them')
  .option('--exercise', 'as exercises: records of others, to learn from')
  .argument('<path...>', 'files or folders')
  .action(importVerisFiles);

const audit = program.command('audit').description('the record');
audit
  .command('verify')
  .description("recompute an organization's record; exits 2 when it is not intact")
  .argument('<organization>', 'its id, or "installation"')
  .action(auditVerify);

try {
  await program.parseAsync();
} catch (error) {
  // One line that says what to do; a stack only for what nobody foresaw.
  const lines = error instanceof StartRefusal ? error.message : (error as Error).stack;
  process.stderr.write(`tocsin: ${lines}\n`);
  process.exitCode = 1;
}
