import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { makePdf } from '../../src/platform/documents/make-pdf.ts';
import { letterForms } from '../../src/platform/documents/page-form.ts';

/** Prints the digest of one letter, for a process whose machine has fonts of its own. */
const file = await makePdf({
  ...{
    title: 'Letter',
    author: 'Codecraft',
    date: DateTime.fromISO('2026-11-21T08:00:00Z', { zone: 'utc' }),
  },
  sheets: [
    {
      ...{ language: 'en', direction: 'ltr', page: letterForms.DIN_5008_B.page, footer: ['Codecraft'] },
      blocks: [
        { kind: 'heading', level: 1, line: [{ text: 'What happened' }] },
        { kind: 'paragraph', line: [{ text: 'Ada, 山田花子, ليلى' }] },
      ],
    },
  ],
});
process.stdout.write(createHash('sha256').update(file).digest('hex'));
