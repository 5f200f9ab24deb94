/** An address in a text, and what the reader sees in its place. */
export interface LinkSaid {
  /** Null: the address itself is shown. */
  readonly label: string | null;
  readonly target: string;
  readonly isPicture: boolean;
}

const INLINE =
  /(!?)\[((?:[^[\]\\\n]|\\.)*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+["'(][^)\n]*)?\s*\)/gu;
const REFERENCE = /^ {0,3}\[[^\]\n]+\]:\s*<?([^\s<>]+)>?/gmu;
const WITH_SCHEME = /(?<![\p{L}\p{N}])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>()[\]"'«»“”、。]+/giu;
const WITHOUT_SCHEME =
  /(?<![\p{L}\p{N}@/._-])(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d+)?\/[^\s<>()[\]"'«»“”、。]+/giu;
const SCRIPTED = /(?<![\p{L}\p{N}])(?:javascript|vbscript|data):[^\s<>()]+/giu;

/** Every address of a text, plainly written: behind labels, between angle brackets, or bare. */
export function linksIn(text: string): readonly LinkSaid[] {
  const links: LinkSaid[] = [];
  const rest = text
    .replace(INLINE, (_, mark: string, label: string, target: string) => {
      links.push({ label: label.trim(), target, isPicture: mark === '!' });
      // What is written on a link is compared with it, and is no link of its own.
      return ' ';
    })
    .replace(REFERENCE, (_, target: string) => {
      links.push({ label: null, target, isPicture: false });
      return ' ';
    });
  for (const pattern of [WITH_SCHEME, WITHOUT_SCHEME, SCRIPTED])
    for (const [whole] of rest.matchAll(pattern)) {
      const target = whole.replace(/[.,;:!?*_`]+$/u, '');
      if (!links.some((one) => one.label === null && one.target.includes(target)))
        links.push({ label: null, target, isPicture: false });
    }
  return links;
}

/** Host and more of an address, as a browser would take it; null where it is none. */
export function urlOf(target: string): URL | null {
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(target) && !/^[\w.-]+:\d/.test(target) ? target : `https://${target}`;
  return URL.canParse(whole) ? new URL(whole) : null;
}

/** "help.codecraft.test" and "codecraft.test" are one house: the last two labels, three where the second is a common one. */
export function houseOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const isCommon =
    /^(?:co|com|gov|org|ac|edu|net|or|ne|go|gouv|gob|gv)$/.test(labels.at(-2) ?? '') && labels.length > 2;
  return labels.slice(isCommon ? -3 : -2).join('.');
}

/** Whether a host is one of these, or stands below one; those that begin with a dot are ends of hosts. */
export function isUnder(host: string, names: readonly string[]): boolean {
  const own = `.${host.toLowerCase().replace(/\.$/, '')}`;
  return names.some((name) =>
    name.endsWith('.') ? own.includes(`.${name}`) : own.endsWith(name.startsWith('.') ? name : `.${name}`),
  );
}
