import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { assessAll } from '../../../src/domain/assess-all.ts';
import { findIncident, incidentFacts } from '../../../src/incidents/find-incident.ts';
import { fillFor } from '../../../src/notices/render/fill-for.ts';
import type { RenderedNotice } from '../../../src/notices/render/render-notice.ts';
import { findOrganization, organizationFacts } from '../../../src/organizations/find-organization.ts';
import { messageBuilder } from '../../../src/platform/mail/message.ts';
import { familiesFor } from '../../../src/rules/catalog.ts';
import { type BenchRoom, benchRoom, type Organization } from '../bench-room.ts';
import { approvedNotice } from '../dispatch/approved-notice.ts';
import type { Size } from '../main-options.ts';
import { median, perSecond, sideBySide, timed } from '../measure.ts';
import { step } from '../progress.ts';
import type { Line, Part } from '../report.ts';
import type { Imported } from './measure-import.ts';
import { peopleCsv, personAt } from './people-csv.ts';

const ROUNDS = 5;
const JUDGEMENTS = 500;

/** Taking people in, rendering what they are sent, and judging what is owed to them. */
export async function measurePeople({ people, rendered: times }: Size): Promise<Part> {
  const { rate, peaksMb, startMb, digestMs } = await step(`importing ${people} people, three times`, () =>
    importElsewhere(people),
  );
  const room = await benchRoom(2);
  try {
    const organization = await room.newOrganization();
    const incidentId = await organization.newIncident();
    await organization.importPeople(incidentId, peopleCsv(10));
    const { rendered } = await approvedNotice(room, organization, incidentId);
    const filling = await step('rendering', () =>
      sideBySide(
        ROUNDS,
        () => perSecond(times, () => fillTimes(times, (name) => fillFor(rendered, { name }))),
        () => perSecond(times, () => fillTimes(times, literalOf(rendered))),
      ),
    );
    const judging = await judgements(room, organization, incidentId);
    const lines: Line[] = [
      {
        what: `import of ${people} rows`,
        unit: 'rows/s',
        ...rate,
        target: { of: 'ratio', atLeast: 0.9, later: true },
      },
      {
        what: 'its memory, peak',
        unit: 'MB',
        figure: peaksMb.at(-1) ?? 0,
        target: { of: 'figure', atMost: 300 },
      },
      { what: `audience digest of ${people}`, unit: 'ms', figure: digestMs },
      { what: 'personalised notices', unit: '/s', ...filling, target: { of: 'figure', atLeast: 100_000 } },
      {
        what: 'the same as MIME bytes',
        unit: '/s',
        figure: await composing(rendered, Math.ceil(times / 10)),
      },
      { what: 'the catalogue judged for one incident', unit: 'ms', figure: judging.ms },
    ];
    const peaks = peaksMb.map((peak) => peak.toFixed(0)).join(', ');
    return {
      title: '4. People: import, rendering, judgement',
      lines,
      notes: [
        'Import: reference is the same sealing and blind index in a bare loop on one core, nothing parsed or stored.',
        `Memory: ${startMb.toFixed(0)} MB before the first import, peaks ${peaks} MB after each of three: flat if they do not grow.`,
        'Notices: reference is the same text as a template literal with the same escaping; one core.',
        `Judgement: ${judging.rules} rules and promises, ${judging.verdicts} verdicts, no database.`,
      ],
    };
  } finally {
    await room.close();
  }
}

async function importElsewhere(people: number): Promise<Imported> {
  const child = fork(join(import.meta.dirname, '../import-main.js'), [String(people)]);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The import ended early.')));
  const [imported] = (await Promise.race([once(child, 'message'), ended])) as [Imported];
  await ended.catch(() => undefined);
  return imported;
}

interface Filled {
  readonly text: string;
  readonly html: string;
}

function fillTimes(times: number, fill: (name: string) => Filled): void {
  let read = 0;
  for (let index = 0; index < times; index += 1) {
    const { text, html } = fill(`Person <${index}>`);
    // Looked at, so that the engine really joins the pieces.
    read += text.charCodeAt(text.length - 1) + html.charCodeAt(html.length - 1);
  }
  if (read === 0) throw new Error('Nothing was filled in.');
}

/** What a developer would write for this one text. */
function literalOf({ subject, text, html }: RenderedNotice): (name: string) => Filled & { subject: string } {
  const [textBefore = '', textAfter = ''] = text.parts;
  const [htmlBefore = '', htmlAfter = ''] = html.parts;
  const title = subject.parts.join('');
  return (name) => {
    const safe = name.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    return {
      subject: title,
      text: `${textBefore}${name}${textAfter}`,
      html: `${htmlBefore}${safe}${htmlAfter}`,
    };
  };
}

async function composing(rendered: RenderedNotice, times: number): Promise<number> {
  const compose = messageBuilder({ from: { name: 'CodeCraft AI', address: 'notices@codecraft.test' } });
  const date = DateTime.fromISO('2026-03-27T09:00:00Z');
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rates.push(
      await perSecond(times, () => {
        for (let index = 0; index < times; index += 1) {
          const { email, name } = personAt(index);
          compose({
            ...fillFor(rendered, { name }),
            messageId: `<${index}@codecraft.test>`,
            to: email,
            date,
          });
        }
      }),
    );
  return median(rates);
}

async function judgements({ catalog }: BenchRoom, organization: Organization, incidentId: string) {
  const given = await organization.work('RESPONDER', async ({ db, organizationId, now }) => ({
    at: now,
    facts: await incidentFacts(db, await findIncident(db, organizationId, incidentId)),
    row: await findOrganization(db, organizationId),
  }));
  const families = familiesFor(catalog, given.row.profile);
  const context = { ...catalog.context, at: given.at, acts: [] };
  const judge = () => assessAll(families, given.facts, organizationFacts(given.row), context);
  const verdicts = judge().length;
  const took: number[] = [];
  for (let turn = 0; turn < JUDGEMENTS; turn += 1) took.push(await timed(judge));
  return { ms: median(took), rules: families.length, verdicts };
}
