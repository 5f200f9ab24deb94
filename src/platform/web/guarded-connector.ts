import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress, literalOf } from './allowed-address.ts';

/** The address is not one of the public internet: nothing was sent. Says neither which, nor what answered there. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Resolves a name and refuses it when any of its addresses is not public: a name with two faces is not trusted. */
const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(new AddressRefused('not a public address'), '');
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/**
 * Connects to public addresses only. A lookup hook alone would not do: it is never asked about literals, so these are
 * looked at first; and what was really connected is looked at last.
 */
export function guardedConnector(timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup });
  return (options, callback) => {
    const literal = literalOf(options.hostname);
    if (literal && !isPublicAddress(literal))
      return callback(new AddressRefused('not a public address'), null);
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      if (isPublicAddress(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      callback(new AddressRefused('not a public address'), null);
    });
  };
}
