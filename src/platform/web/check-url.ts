import { isPublicAddress, literalOf } from './allowed-address.ts';

/** What this installation may call. */
export interface Reach {
  /** Whether http and addresses of the own net may be called: for installations inside one. */
  readonly allowPrivate: boolean;
}

export type CheckedUrl =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly problem: string };

const LONGEST = 2_000;
const PORTS = ['', '443', '4443', '8443'];

/** Looks at a URL before anything is called: what its words alone give away. Names are looked at when they are resolved. */
export function checkUrl(text: string, { allowPrivate }: Reach): CheckedUrl {
  const no = (problem: string) => ({ ok: false, problem }) as const;
  if (text.length > LONGEST || !URL.canParse(text))
    return no('it is not a URL such as https://pager.example.com/hook');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return no('it carries a user name or password; the signature is the proof');
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return no('it must begin with https://');
  if (allowPrivate) return { ok: true, url };
  if (!PORTS.includes(url.port)) return no('its port must be 443, 4443 or 8443');
  const literal = literalOf(url.hostname);
  if (literal && !isPublicAddress(literal)) return no('its address is not one of the public internet');
  return { ok: true, url };
}
