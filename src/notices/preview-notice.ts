import { type FilledNotice, fillFor, type Recipient } from './fill-for.ts';
import type { Audience, NoticeVersionRow } from './notice.row.ts';
import { renderNotice } from './render-notice.ts';

/** Nobody's data: who reads a preview need not read a person's name. */
const samples: Readonly<Record<Audience, Recipient>> = {
  PEOPLE: { name: 'Alex Sample', email: 'alex.sample@example.test' },
  AUTHORITY: { name: 'Sample Authority', email: 'authority@example.test' },
  CONTROLLER: { name: 'Sample Controller', email: 'controller@example.test' },
};

/** A version as a recipient would see it, gaps included. */
export function previewNotice(
  version: NoticeVersionRow,
  { audience, locale }: { readonly audience: Audience; readonly locale: string },
): FilledNotice {
  return fillFor(renderNotice(version, locale, { draft: true }), samples[audience]);
}
