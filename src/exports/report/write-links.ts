import { cell } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import { plain, type Words } from './page-words.ts';

/** What it has to do with other incidents that whoever takes the report out may see: merged, split, caused by. */
export function writeLinks({ links, incident }: Gathered, { time, who }: Words): string[] {
  if (links.length === 0) return [];
  return [
    '## Other incidents',
    '',
    ...links.map(({ row, reference }) => {
      const said =
        row.incidentId === incident.id
          ? `This one is ${plain(row.kind)} ${cell(reference)}`
          : `${cell(reference)} is ${plain(row.kind)} this one`;
      return `- ${said} (${cell(who(row.madeBy))}, ${time(row.madeAt)})`;
    }),
    '',
  ];
}
