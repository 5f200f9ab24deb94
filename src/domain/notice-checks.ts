import { contradictions, type RecordedFacts } from './claims/claim-checks.ts';
import type { Contradiction } from './claims/contradiction.ts';
import { lexiconFor } from './claims/lexicon.ts';
import { loadedWords } from './claims/loaded-words.ts';
import { overduePromises } from './claims/overdue-promises.ts';
import { contactProblems, isPlaceholder, reachesSomebody } from './contact-checks.ts';
import { type GateContext, gateProblems } from './gate/gate-problems.ts';
import { type Elements, elementsOf, type NoticeBlock, parseBody, proseOf, touchedIn } from './notice-body.ts';
import { type AnsweredObligation, type Demand, demandsOf, prohibitionsOf } from './notice-content.ts';
import { advice, error, type NoticeProblem, warning } from './notice-problem.ts';
import { type FactChange, type OutdatedFact, outdatedIn } from './outdated-facts.ts';
import { passagesOf } from './passages.ts';
import { syntaxLeft } from './recipient-slot.ts';
import { withoutSaid } from './said-by-record.ts';
import { lettersIn, visibleText } from './visible-text.ts';

/** A notice in one language and what it is held against. */
export interface NoticeUnderCheck extends RecordedFacts {
  readonly subject: string;
  readonly body: string;
  readonly locale: string;
  readonly obligations: readonly AnsweredObligation[];
  /** What the record itself says in the vocabulary's words, in the language of the text. */
  readonly said: readonly string[];
  /** Every way to reach the organization that is written down for people to use. */
  readonly contactWays: readonly string[];
  /** Facts the text may show that once read otherwise than now. */
  readonly changes: readonly FactChange[];
  /** Those of them that changed since this version was written. */
  readonly changedSince: readonly string[];
  readonly gate: GateContext;
  /** ISO instant in UTC. */
  readonly now: string;
}

/** Everything wrong with a notice. Stated, or not yet known by a time to come: both pass; only absent blocks. */
export function checkNotice(notice: NoticeUnderCheck): readonly NoticeProblem[] {
  const { subject, locale } = notice;
  const { blocks, faults } = parseBody(notice.body);
  const working = notice.contactWays.filter((way) => !isPlaceholder(way));
  const elements = elementsOf(blocks, (element, block) => reachesSomebody(element, block, working));
  const touched = touchedIn(blocks);
  const prohibited = prohibitionsOf(notice.obligations);
  const prose = proseOf(blocks);
  const passages = passagesOf(subject, blocks);
  const outdated = outdatedIn(passages, notice.changes);
  const lexicon = lexiconFor(notice.lexicons, locale);
  return [
    ...fields(subject, prose),
    ...faults.map((message) => error('TEXT_UNREADABLE', message)),
    ...syntaxLeft(subject).map((excerpt) => unresolved(excerpt, null)),
    ...blocks.flatMap((block) =>
      syntaxLeft(block.markdown).map((excerpt) => unresolved(excerpt, block.elements[0] ?? null)),
    ),
    ...demandsOf(notice.obligations).flatMap((demand) =>
      demanded(demand, new Set(Object.keys(elements)), prohibited, touched),
    ),
    ...touched.flatMap((element) => forbidden(element, prohibited.get(element))),
    ...passed(elements, notice.now),
    ...overduePromises(passages, lexicon, notice.times).map(overdue),
    ...contactProblems(working, prose, proseOf(blocks.filter(isOfContacts)), notice.gate.audience),
    ...contradictions(withoutSaid(passages, notice.said), locale, notice)
      .filter((one) => !isOutdatedList(one, outdated))
      .map(contradicted),
    ...outdated.map(stale),
    ...changed(notice.changedSince, outdated),
    ...gateProblems({ subject, blocks, locale }, notice.obligations, notice.gate, lexicon),
    ...loadedWords(passages, lexicon, notice.gate.audience).map(({ words, why, passage }) =>
      warning('LOADED_WORDS', `"${words}": ${why}`, {
        element: passage.elements[0] ?? null,
        excerpt: passage.sentence,
      }),
    ),
  ];
}

/** A block that may say how the organization is reached; an offer or an agency has numbers of somebody else. */
function isOfContacts({ elements }: NoticeBlock): boolean {
  return elements.length === 0 || elements.some((one) => one.endsWith('_point') || one === 'dpo_contact');
}

/** A gap names the element it stands for: whoever fills it need not search. */
function unresolved(excerpt: string, element: string | null): NoticeProblem {
  const message = `"${excerpt}" is left in the text: write what belongs there, or take it out.`;
  return error('TEXT_UNRESOLVED', message, { element, excerpt });
}

function fields(subject: string, prose: string): NoticeProblem[] {
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
  // A statute that forbids a thing outranks a policy that promised it: said, not blocked.
  if (kind === 'PROMISED' && anyOf.every((one) => prohibited.has(one))) {
    const clause = prohibited.get(element ?? '');
    const message = `${anyOf.join(' or ')} was promised and is forbidden by ${clause}: it stays out.`;
    return [advice(code, message, { element, citation })];
  }
  const lacks = anyOf.some((one) => touched.includes(one))
    ? 'is not stated by what stands under it: too few words, or no contact that works'
    : 'is missing';
  const message = `${anyOf.join(' or ')} ${lacks}. ${because}: state it, or say that it is not yet known and by when it will be.`;
  return [error(code, message, { element, citation })];
}

function forbidden(element: string, citation: string | undefined): NoticeProblem[] {
  if (citation === undefined) return [];
  const message = `${element} may not be told to these recipients. Take it out, or write to them in a notice of their own.`;
  return [error('ELEMENT_PROHIBITED', message, { element, citation })];
}

function passed(elements: Elements, now: string): NoticeProblem[] {
  return Object.entries(elements)
    .filter(([, { by }]) => by !== undefined && by <= now)
    .map(([element, { by }]) =>
      warning(
        'LATER_DATE_PASSED',
        `${element} was to be known by ${by}: state it now, or name a later time.`,
        {
          element,
        },
      ),
    );
}

function overdue({ passage, words }: ReturnType<typeof overduePromises>[number]): NoticeProblem {
  const message = `"${words}" has passed: say it now, or name a later day.`;
  return warning('LATER_DATE_PASSED', message, {
    element: passage.elements[0] ?? null,
    excerpt: passage.sentence,
  });
}

const codes = {
  NUMBER: 'NUMBER_CONTRADICTED',
  DATE: 'DATE_CONTRADICTED',
  PROTECTION: 'PROTECTION_CONTRADICTED',
  CATEGORY: 'CATEGORY_CONTRADICTED',
  OMISSION: 'CATEGORY_OMITTED',
  OUTCOME: 'OUTCOME_CONTRADICTED',
} as const;

function contradicted({ kind, certain, unsure, message, excerpt, elements }: Contradiction): NoticeProblem {
  return (unsure ? advice : certain ? error : warning)(codes[kind], message, {
    element: elements[0] ?? null,
    excerpt,
  });
}

/** A list that stopped being complete when the record was amended is reported as outdated. */
function isOutdatedList({ kind }: Contradiction, outdated: readonly OutdatedFact[]): boolean {
  return kind === 'OMISSION' && outdated.some(({ fact }) => fact === 'data.categories');
}

function stale({ fact, stated, is, passage }: OutdatedFact): NoticeProblem {
  const now = is.length > 0 ? `says ${is.map((value) => `"${value}"`).join(', ')}` : 'knows it no more';
  const message = `The text states "${stated}" and the record ${now} (${fact}), amended since. Write what holds now, or let the decision-maker say that it is still true.`;
  return error('FACT_OUTDATED', message, { element: passage.elements[0] ?? null, excerpt: passage.sentence });
}

/** What changed without standing in the text in so many words: a person should read it again. */
function changed(facts: readonly string[], outdated: readonly OutdatedFact[]): NoticeProblem[] {
  const stated = new Set(outdated.map(({ fact }) => fact));
  const rest = [...new Set(facts)].filter((fact) => !stated.has(fact));
  if (rest.length === 0) return [];
  const message = `The facts were amended after this text was written (${rest.join(', ')}). Read it again beside them.`;
  return [advice('FACTS_CHANGED', message)];
}
