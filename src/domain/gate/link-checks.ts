import { error, type NoticeProblem, type NoticeProblemCode } from '../notice-problem.ts';
import type { GateGeneral } from './gate-words.ts';
import { houseOf, isUnder, type LinkSaid, linksIn, urlOf } from './links.ts';
import type { Stretch } from './stretch.ts';

const ADDRESS = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.[\p{L}]{2,}/u;
const HOST =
  /(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)(?![\p{L}\p{N}@-])/iu;

/** What a link may not be in a legal notice: a spy, a mask, a lure or an open line. */
export function linkProblems(
  stretch: Stretch,
  general: GateGeneral,
  own: readonly string[],
): NoticeProblem[] {
  const element = stretch.elements[0] ?? null;
  const problems = linksIn(stretch.text).flatMap((link) => faultsOf(link, general, own));
  const seen = new Set<string>();
  return problems.flatMap(([code, message, excerpt]) => {
    if (seen.has(`${code} ${excerpt}`)) return [];
    seen.add(`${code} ${excerpt}`);
    return [error(code, message, { element, excerpt })];
  });
}

type Fault = readonly [code: NoticeProblemCode, message: string, excerpt: string];

function faultsOf(link: LinkSaid, general: GateGeneral, own: readonly string[]): Fault[] {
  const { label, target, isPicture } = link;
  if (isPicture)
    return [
      [
        'PICTURE',
        `A picture is fetched when the notice is opened, and tells who opened it: take "${target}" out.`,
        target,
      ],
    ];
  if (/^(?:mailto|tel):/i.test(target)) return deceptiveContact(label, target);
  const url = urlOf(target);
  if (!url) return [['LINK_UNSAFE', `"${target}" is no address: mend it, or take it out.`, target]];
  const { protocol, hostname: host } = url;
  const faults: Fault[] = [];
  if (protocol !== 'https:')
    faults.push([
      'LINK_UNSAFE',
      `"${target}" can be read and changed on its way: link to https:// or take it out.`,
      target,
    ]);
  if (/^(?:\d{1,3}\.){3}\d{1,3}$|^\[/.test(host) || url.username !== '' || /(?:^|\.)xn--/.test(host))
    faults.push([
      'LINK_DECEIVES',
      `Nobody can see whose "${target}" is: link to a name people know.`,
      target,
    ]);
  const shown = label === null ? undefined : HOST.exec(label)?.[0];
  if (shown !== undefined && !ADDRESS.test(label ?? '') && houseOf(asHost(shown)) !== houseOf(host))
    faults.push([
      'LINK_DECEIVES',
      `The link shows "${shown}" and goes to "${host}": let it show where it goes.`,
      `${label} → ${target}`,
    ]);
  if (isShort(url, general, own))
    faults.push([
      'SHORT_LINK',
      `"${target}" hides where it goes, and counts who follows it: give the address itself.`,
      target,
    ]);
  if (isTracked(url, general))
    faults.push([
      'TRACKING',
      `"${target}" tells who followed it: give the address without what follows people.`,
      target,
    ]);
  return faults;
}

function deceptiveContact(label: string | null, target: string): Fault[] {
  const goes = decodeURIComponentSafely(target.replace(/^(?:mailto|tel):/i, '').split('?')[0] ?? '');
  const shown = label === null ? undefined : ADDRESS.exec(label)?.[0];
  const digits = label?.replace(/\D/g, '') ?? '';
  const isOther = /^mailto:/i.test(target)
    ? shown !== undefined && shown.toLowerCase() !== goes.toLowerCase()
    : digits.length >= 6 && !sameNumber(digits, goes.replace(/\D/g, ''));
  if (!isOther) return [];
  return [
    [
      'LINK_DECEIVES',
      `The link shows "${label}" and goes to "${goes}": let it show where it goes.`,
      `${label} → ${target}`,
    ],
  ];
}

/** "0800 123 45 67" and "+41 800 123 45 67" are one number: the last eight digits tell. */
function sameNumber(one: string, other: string): boolean {
  const n = Math.min(8, one.length, other.length);
  return one.slice(-n) === other.slice(-n);
}

/** On the list, or built like one: a very short host and one code of letters and digits after it. */
function isShort(
  { hostname: host, pathname }: URL,
  { shorteners }: GateGeneral,
  own: readonly string[],
): boolean {
  if (isUnder(host, shorteners)) return pathname.length > 1;
  if (own.some((house) => houseOf(host) === house)) return false;
  const code = /^\/([A-Za-z0-9_-]{3,10})\/?$/.exec(pathname)?.[1] ?? '';
  const looksDrawn = /\d/.test(code)
    ? /[A-Za-z]/.test(code) && !/^[a-z]+-?\d{1,4}$/i.test(code)
    : /[a-z][A-Z]|[A-Z][a-z]+[A-Z]/.test(code);
  return looksDrawn && host.length <= 9;
}

function isTracked(url: URL, { trackers, trackingParameters, redirectParameters }: GateGeneral): boolean {
  const names = [...url.searchParams.keys(), ...new URLSearchParams(url.hash.slice(1)).keys()].map((one) =>
    one.toLowerCase(),
  );
  const follows = names.some((name) =>
    trackingParameters.some((one) => (one.endsWith('_') ? name.startsWith(one) : name === one)),
  );
  const forwards = [...url.searchParams].some(
    ([name, value]) =>
      redirectParameters.includes(name.toLowerCase()) &&
      /^(?:https?:)?\/\/|^[\w-]+(?:\.[\w-]+)+\//i.test(value),
  );
  const path =
    /\/(?:click|track|tracking|redirect|redir|trk|ls\/click|wf\/click|cl0|open\.(?:gif|php|png)|pixel(?:\.\w+)?)(?:[/?.]|$)/i;
  return follows || forwards || isUnder(url.hostname, trackers) || path.test(`${url.pathname}${url.search}`);
}

function asHost(shown: string): string {
  return urlOf(shown)?.hostname ?? shown;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
