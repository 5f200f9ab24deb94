import type { Audience } from '../notice.row.ts';
import { type FilledNotice, fillFor, type Recipient } from './fill-for.ts';
import type { NoticeText } from './notice-texts.ts';
import { renderNotice } from './render-notice.ts';
import type { Today } from './show-time.ts';

/** Nobody's data: who reads a preview need not read a person's name. */
const samples: Readonly<Record<Audience, Recipient>> = {
  PEOPLE: { name: 'Alex Sample', email: 'alex.sample@example.test' },
  CUSTOMER: { name: 'Alex Sample', email: 'alex.sample@example.test' },
  MEDIA: { name: 'Sample News', email: 'news@example.test' },
  AUTHORITY: { name: 'Sample Authority', email: 'authority@example.test' },
  CRA: { name: 'Sample Credit Bureau', email: 'bureau@example.test' },
  CONTROLLER: { name: 'Sample Controller', email: 'controller@example.test' },
};

/** A text as a recipient would see it, gaps included. */
export function previewText(text: NoticeText, audience: Audience, today: Today): FilledNotice {
  return fillFor(renderNotice(text, text.locale, { draft: true, today }), samples[audience]);
}

/** Whom a preview speaks to. */
export function sampleFor(audience: Audience): Recipient {
  return samples[audience];
}
