import { isIPv4 } from 'node:net';

/** A mail server as configured; `auth` is not enumerable, so that no log, dump or copy carries it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). */
  readonly implicitTls: boolean;
  /** When false, clear text is accepted from a server that offers no STARTTLS. */
  readonly requireTls: boolean;
  /** Name given in EHLO. */
  readonly clientName?: string;
  readonly auth?: { readonly user: string; readonly pass: string };
  /** For logs and messages: without credentials. */
  readonly label: string;
}

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/**
 * Reads `smtp[s]://[user:password@]host[:port][?tls=required|optional][&name=…]`. Clear text is allowed only on
 * loopback or with `tls=optional`, and never with credentials. Throws without quoting the URL, which is a secret.
 */
export function parseSmtpUrl(value: string): SmtpServer {
  if (!URL.canParse(value)) throw new Error('the SMTP URL is not a URL');
  const url = new URL(value);
  const { protocol } = url;
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    throw new Error('the SMTP URL must start with smtp:// or smtps://');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '') throw new Error('the SMTP URL names no host');
  if (url.pathname !== '' && url.pathname !== '/') throw new Error('the SMTP URL must have no path');
  const { tls, name } = readParameters(url.searchParams);
  const auth = readCredentials(url);
  const port = url.port === '' ? PORTS[protocol] : Number(url.port);
  const server = {
    host,
    port,
    implicitTls: protocol === 'smtps:',
    requireTls: auth !== undefined || tls === 'required' || (tls !== 'optional' && !isLoopback(host)),
    ...(name === undefined ? {} : { clientName: name }),
    label: `${protocol}//${url.hostname}:${port}`,
  };
  if (auth !== undefined) Object.defineProperty(server, 'auth', { value: auth, enumerable: false });
  return server;
}

function readParameters(parameters: URLSearchParams): { tls?: string; name?: string } {
  for (const key of parameters.keys())
    if (key !== 'tls' && key !== 'name')
      throw new Error('the SMTP URL takes only the parameters tls and name');
  const tls = parameters.get('tls') ?? undefined;
  const name = parameters.get('name') ?? undefined;
  if (tls !== undefined && tls !== 'required' && tls !== 'optional')
    throw new Error('tls in the SMTP URL must be required or optional');
  if (name !== undefined && !/^[A-Za-z0-9.:[\]-]{1,253}$/.test(name))
    throw new Error('name in the SMTP URL must be a host name');
  return { ...(tls === undefined ? {} : { tls }), ...(name === undefined ? {} : { name }) };
}

function readCredentials(url: URL): { user: string; pass: string } | undefined {
  if (url.username === '' && url.password === '') return undefined;
  if (url.username === '' || url.password === '')
    throw new Error('the SMTP URL needs both user and password');
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    throw new Error('user and password in the SMTP URL must be percent-encoded');
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
