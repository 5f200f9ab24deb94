import { type Contradiction, numberContradictions, protectionContradictions } from './claim-checks.ts';
import type { DataSetFacts } from './facts.ts';
import { elementsOf, type NoticeBlock, parseBody, proseOf, touchedIn } from './notice-body.ts';
import { type AnsweredObligation, type Demand, demandsOf, prohibitionsOf } from './notice-content.ts';
import { syntaxLeft } from './recipient-slot.ts';
import { lettersIn, reachableText, visibleText } from './visible-text.ts';

export const noticeProblemCodes = [
  'ELEMENT_ABSENT',
  'PROMISE_ABSENT',
  'DELAY_REASONS_ABSENT',
  'ELEMENT_PROHIBITED',
  'LATER_DATE_PASSED',
  'TEXT_UNRESOLVED',
  'TEXT_UNREADABLE',
  'FIELD_EMPTY',
  'CONTACT_MISSING',
  'NUMBER_CONTRADICTED',
  'PROTECTION_CONTRADICTED',
  'FACTS_CHANGED',
] as const;
export type NoticeProblemCode = (typeof noticeProblemCodes)[number];

/** One thing wrong with a notice, and what to do about it. An ERROR stands in the way of approval, a WARNING does not. */
export interface NoticeProblem {
  readonly code: NoticeProblemCode;
  readonly severity: 'ERROR' | 'WARNING';
  readonly element: string | null;
  readonly message: string;
  /** The clause that asks for it. */
  readonly citation: string | null;
}

/** A notice and what it is held against. */
export interface NoticeUnderCheck {
  readonly subject: string;
  readonly body: string;
  readonly locale: string;
  readonly obligations: readonly AnsweredObligation[];
  /** Of these the notice speaks. */
  readonly dataSets: readonly DataSetFacts[];
  /** Every way to reach the organization that is written down for people to use. */
  readonly contactWays: readonly string[];
  /** The facts were amended since the text was written. */
  readonly factsChanged: boolean;
  /** ISO instant in UTC. */
  readonly now: string;
}

/** Everything wrong with a notice. Stated, or not yet known by a time to come: both pass; only absent blocks. */
export function checkNotice(notice: NoticeUnderCheck): readonly NoticeProblem[] {
  const { blocks, faults } = parseBody(notice.body);
  const working = notice.contactWays.filter((way) => !isPlaceholder(way));
  const elements = elementsOf(blocks, (element, block) => reachesSomebody(element, block, working));
  const touched = touchedIn(blocks);
  const prohibited = prohibitionsOf(notice.obligations);
  const prose = proseOf(blocks);
  const { locale, dataSets } = notice;
  return [
    ...fields(notice, prose),
    ...faults.map((message) => error('TEXT_UNREADABLE', message)),
    ...[...syntaxLeft(notice.subject), ...syntaxLeft(prose)].map((left) =>
      error('TEXT_UNRESOLVED', `"${left}" is left in the text: write what belongs there, or take it out.`),
    ),
    ...demandsOf(notice.obligations).flatMap((demand) =>
      demanded(demand, new Set(Object.keys(elements)), prohibited, touched),
    ),
    ...touched.flatMap((element) => {
      const citation = prohibited.get(element);
      if (citation === undefined) return [];
      const message = `${element} may not be told to these recipients. Take it out, or write to them in a notice of their own.`;
      return [error('ELEMENT_PROHIBITED', message, element, citation)];
    }),
    ...Object.entries(elements).flatMap(([element, { by }]) =>
      by !== undefined && by <= notice.now
        ? [
            warning(
              'LATER_DATE_PASSED',
              `${element} was to be known by ${by}: state it now, or name a later time.`,
              element,
            ),
          ]
        : [],
    ),
    ...contacts(working, prose),
    ...numberContradictions(`${notice.subject}\n${prose}`, locale, dataSets).map(contradicted),
    ...protectionContradictions(`${notice.subject}\n${prose}`, locale, dataSets).map(contradicted),
    ...(notice.factsChanged
      ? [
          warning(
            'FACTS_CHANGED',
            'The facts were amended after this text was written. Read it again beside them.',
          ),
        ]
      : []),
  ];
}

/** Whether a problem keeps the notice from being approved. */
export function blocks({ severity }: NoticeProblem): boolean {
  return severity === 'ERROR';
}

function fields({ subject }: NoticeUnderCheck, prose: string): NoticeProblem[] {
  return [
    ...(isBlank(subject) ? [error('FIELD_EMPTY', 'The subject is empty: write one.')] : []),
    ...(isBlank(prose) ? [error('FIELD_EMPTY', 'The body is empty: write it.')] : []),
  ];
}

function isBlank(markdown: string): boolean {
  return lettersIn(visibleText(markdown)) === 0;
}

const absence = {
  REQUIRED: ['ELEMENT_ABSENT', 'The law asks for it'],
  PROMISED: ['PROMISE_ABSENT', 'The policy promised it'],
  LATE: ['DELAY_REASONS_ABSENT', 'This notice is late'],
} as const;

function demanded(
  { kind, anyOf, citation }: Demand,
  present: ReadonlySet<string>,
  prohibited: ReadonlyMap<string, string>,
  touched: readonly string[],
): NoticeProblem[] {
  if (anyOf.some((element) => present.has(element))) return [];
  const element = anyOf[0] ?? null;
  const [code, because] = absence[kind];
  const forbidden = anyOf.every((one) => prohibited.has(one));
  // A statute that forbids a thing outranks a policy that promised it: said, not blocked.
  if (forbidden && kind === 'PROMISED') {
    const clause = prohibited.get(element ?? '');
    return [
      warning(
        code,
        `${anyOf.join(' or ')} was promised and is forbidden by ${clause}: it stays out.`,
        element,
        citation,
      ),
    ];
  }
  const lacks = anyOf.some((one) => touched.includes(one))
    ? 'is not stated by what stands under it: too few words, or no contact that works'
    : 'is missing';
  const message = `${anyOf.join(' or ')} ${lacks}. ${because}: state it, or say that it is not yet known and by when it will be.`;
  return [error(code, message, element, citation)];
}

const PLACEHOLDER = /[\w.+-]+@[\w.-]+\.example\b|\b555[-. ]?01\d\d\b/iu;

/** Reserved for documentation, so that it reaches nobody (RFC 2606 .example, 555-01xx telephone numbers). */
export function isPlaceholder(way: string): boolean {
  return PLACEHOLDER.test(way);
}

/** Elements that are stated by a way to reach the organization, and by nothing less. */
const CONTACTS: ReadonlySet<string> = new Set(['contact_point', 'dpo_contact']);

/** Asked of contacts alone, and not where the block says that they will be told later. */
function reachesSomebody(
  element: string,
  { by, markdown }: NoticeBlock,
  working: readonly string[],
): boolean {
  return by !== null || !CONTACTS.has(element) || names(markdown, working);
}

function names(markdown: string, ways: readonly string[]): boolean {
  const text = reachableText(markdown);
  return ways.some((way) => text.includes(way.trim().replace(/\s+/g, ' ')));
}

function contacts(working: readonly string[], prose: string): NoticeProblem[] {
  const placeholder = PLACEHOLDER.exec(prose)?.[0];
  if (placeholder !== undefined) {
    return [
      error(
        'CONTACT_MISSING',
        `"${placeholder}" is a placeholder and reaches nobody: set a real contact.`,
        'contact_point',
      ),
    ];
  }
  if (names(prose, working)) return [];
  const message =
    working.length === 0
      ? 'There is no contact that works: set one for the kind PRIVACY or DPO, then name it in the notice.'
      : `The notice names no contact on record: name one of ${working.join(', ')}.`;
  return [error('CONTACT_MISSING', message, 'contact_point')];
}

function contradicted({ kind, certain, message }: Contradiction): NoticeProblem {
  return (certain ? error : warning)(
    kind === 'NUMBER' ? 'NUMBER_CONTRADICTED' : 'PROTECTION_CONTRADICTED',
    message,
  );
}

function error(
  code: NoticeProblemCode,
  message: string,
  element: string | null = null,
  citation: string | null = null,
): NoticeProblem {
  return { code, severity: 'ERROR', element, message, citation };
}

function warning(
  code: NoticeProblemCode,
  message: string,
  element: string | null = null,
  citation: string | null = null,
): NoticeProblem {
  return { code, severity: 'WARNING', element, message, citation };
}
