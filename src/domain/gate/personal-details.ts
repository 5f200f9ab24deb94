import { folded } from '../claims/folded-text.ts';
import { isFiction, isPlaceholder } from '../contact-checks.ts';
import { error, type NoticeProblem, type NoticeProblemCode } from '../notice-problem.ts';
import { type GateLanguage, type GateWords, languageOf } from './gate-words.ts';
import { isPublished, type KnownWays } from './known-ways.ts';
import { houseOf, isUnder, linksIn, urlOf } from './links.ts';
import { fullName, greetedName, titledName } from './names-of-people.ts';
import { personalNumberIn } from './numbers-of-people.ts';
import { anyOf, phraseIn } from './phrases.ts';
import type { Stretch } from './stretch.ts';
import { type WaySaid, waysIn } from './ways.ts';

export interface DetailsAsked {
  readonly audience: string;
  readonly locale: string;
  readonly known: KnownWays;
  readonly words: GateWords;
}

/** Where the ways to a third party are told on purpose. */
const AGENCIES: ReadonlySet<string> = new Set(
  'cra_contacts ftc_contact ag_contacts agency_contacts credit_monitoring_offer fraud_alert_freeze_info police_report_right remedies_and_rights'.split(
    ' ',
  ),
);
const THIRD_PARTIES: ReadonlySet<string> = new Set(
  'reporter_identity processor_involved service_provider_report other_authorities_informed law_enforcement_status resident_names person_responsible parent_company third_party_recipients'.split(
    ' ',
  ),
);
const CONTACTS: ReadonlySet<string> = new Set([
  'contact_point',
  'dpo_contact',
  'controller_identity',
  'reporter_identity',
]);

/** Whatever in a text belongs to one person: a way to reach them, their number, their name; and ways to reach us that are not ours. */
export function personalDetails(stretch: Stretch, asked: DetailsAsked): NoticeProblem[] {
  const { text, elements } = stretch;
  const language = languageOf(asked.words, asked.locale);
  const element = elements[0] ?? null;
  const detail = (excerpt: string, what: string, code: NoticeProblemCode = 'PERSONAL_DETAIL') =>
    error(code, `"${excerpt}" ${what}`, { element, excerpt });
  const ways = waysIn(text)
    .filter((way) => elements.includes('cra_contacts') || !standsBesidePublic(way, text, asked.words))
    .flatMap((way) => wayFault(way, elements, asked).map(([code, what]) => detail(way.excerpt, what, code)));
  const isOurs = asked.known.reference !== null && text.includes(asked.known.reference);
  const number = personalNumberIn(text) ?? (isOurs ? null : labelledNumber(text, language));
  const people = asked.audience === 'PEOPLE' || asked.audience === 'MEDIA' || asked.audience === 'CUSTOMER';
  const isTold = elements.some((one) => CONTACTS.has(one) || THIRD_PARTIES.has(one));
  const isAgency = elements.some((one) => AGENCIES.has(one));
  const named = people
    ? ((isTold ? null : titledName(stretch, language, asked.known)) ??
      greetedName(stretch, language, asked.known) ??
      (isTold || isAgency ? null : fullName(stretch, language, asked.known)))
    : null;
  const address =
    asked.audience === 'PEOPLE' && !elements.includes('ioc')
      ? /(?<![\d.]|\bv|\bv\.|[Vv]ersion\s|[Rr]elease\s|バージョン)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/u.exec(
          text,
        )?.[0]
      : undefined;
  return [
    ...ways,
    ...(number ? [detail(number, 'belongs to one person, and everybody would read it: take it out.')] : []),
    ...(named
      ? [
          detail(
            named,
            `names one person, and everybody would read it: take it out, or use {{ recipient.name }}.`,
          ),
        ]
      : []),
    ...(address === undefined
      ? []
      : [detail(address, 'is the address of one machine, and everybody would read it: take it out.')]),
  ];
}

/** How far the page of a public body may stand from its number. */
const BESIDE = 60;

/** "(0303 123 1113, https://ico.org.uk)": a number told together with the page of a public body is that body's. */
function standsBesidePublic({ kind, excerpt }: WaySaid, text: string, { general }: GateWords): boolean {
  if (kind !== 'PHONE') return false;
  const at = text.indexOf(excerpt);
  const around = text.slice(Math.max(0, at - BESIDE), at + excerpt.length + BESIDE);
  return linksIn(around).some(({ target }) => isUnder(urlOf(target)?.hostname ?? '', general.publicHosts));
}

function wayFault(
  { kind, value, excerpt }: WaySaid,
  elements: readonly string[],
  { audience, known, words }: DetailsAsked,
): [NoticeProblemCode, string][] {
  // What reaches nobody is nobody's; that it is no contact either is said of the contacts.
  if (isPublished({ kind, value }, known) || isPlaceholder(excerpt) || isFiction(excerpt)) return [];
  const { freeMail, publicHosts, publicNumbers, mailboxes } = words.general;
  const [local = '', host = ''] = value.split('@');
  const isPublic =
    kind === 'EMAIL'
      ? isUnder(host, publicHosts)
      : publicNumbers.some((one) => one.replace(/\D/g, '').slice(-8) === value.slice(-8));
  if (isPublic) return [];
  const isPrivate = kind === 'EMAIL' && isUnder(host, freeMail);
  const isTold = elements.some((one) => THIRD_PARTIES.has(one)) && audience !== 'PEOPLE';
  if (isTold && !isPrivate) return [];
  // A number that is free to call is a service's, and nobody's own.
  if (kind === 'PHONE' && isFree(excerpt) && !elements.some((one) => CONTACTS.has(one))) return [];
  const isMailbox =
    kind === 'EMAIL' && mailboxes.some((one) => local === one || local.split(/[._+-]/).includes(one));
  const isHouse = kind === 'EMAIL' && known.houses.includes(houseOf(host));
  const isContact = elements.some((one) => CONTACTS.has(one) || AGENCIES.has(one));
  const isNobodys = isHouse || kind === 'PHONE' || !isNamed(local);
  if (!isPrivate && (isMailbox || (isContact && isNobodys)))
    return [
      ['CONTACT_UNKNOWN', 'is no contact on record: correct it, or record it among the contacts first.'],
    ];
  return [
    [
      'PERSONAL_DETAIL',
      'is no contact of yours and may be somebody’s own: take it out, or record it among the contacts first.',
    ],
  ];
}

/** Numbers free to call, as Europe, America, Australia and Japan write them. */
function isFree(number: string): boolean {
  return /^(?:(?:\+|00)\d{1,3}[ ./-]?)?\(?(?:0?80[08]|0120|116|1[ -]?8(?:00|88|77|66|55|44|33)|1800|1300|8(?:00|88|77|66|55|44|33))\)?(?=[ ./-]|\d{6,7}$)/.test(
    number.trim(),
  );
}

/** "jan.devries": a first and a last name. */
function isNamed(local: string): boolean {
  return /^\p{L}{2,}[._-]\p{L}{3,}\d*$/u.test(local);
}

/** "For instance", folded, in every language of the gate. */
const EXAMPLE = String.raw`e\.?g|for example|for instance|z\.?\s?b|zum beispiel|etwa|p\.?\s?ex|par exemple|por ejemplo|p\.?\s?ej|ad esempio|per esempio|es|bijv|bijvoorbeeld|np|na przyklad|por exemplo|ex|مثل|مثلا|例|例えば`;
const labelled = new WeakMap<GateLanguage, readonly RegExp[]>();

/** "Customer number: 4711832", "born on 12 May 1984": what it is called, and then one person's. */
function labelledNumber(text: string, language: GateLanguage): string | null {
  if (phraseIn(text, language.numbers) === null && phraseIn(text, language.births) === null) return null;
  const flat = folded(text);
  const before = labelled.get(language) ?? labelsOf(language);
  labelled.set(language, before);
  return before.map((one) => one.exec(flat)?.[0]).find((one) => one !== undefined) ?? null;
}

function labelsOf({ numbers, births, is }: GateLanguage): readonly RegExp[] {
  const value = String.raw`[^\p{L}\p{N}\n]{0,4}(?:(?:${EXAMPLE})[^\p{L}\p{N}\n]{1,3})?(?:(?:${anyOf(is)}|no|nr|number)\s*[.:]?\s*)?(?=[a-z0-9./-]*\d[a-z./-]*\d[a-z./-]*\d)(?!\d{1,3}(?:[.,]\d{3})+\b)[a-z0-9][a-z0-9./-]{3,}|[^\p{L}\p{N}\n]{0,4}(?:(?:${EXAMPLE})[^\p{L}\p{N}\n]{1,3})?(?:(?:${anyOf(is)}|no|nr|number)\s*[.:]?\s*)?\d{3,6}(?: \d{2,6}){1,4}(?!\d)`;
  const day = String.raw`[^\p{N}\n,、。;]{0,20}\d{1,4}(?:[./ -]|\p{L}|\d){2,20}`;
  return [
    new RegExp(`(?:${anyOf(numbers)})(?:${value})`, 'u'),
    new RegExp(`(?:${anyOf(births)})${day}`, 'u'),
  ];
}
