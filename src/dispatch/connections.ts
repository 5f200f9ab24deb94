import type { MailConnection, MailTransport } from '../platform/mail/transport.ts';

/** The worker must end now: what was under way ends as what it is by then. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A worker's open connections to the mail server: kept from batch to batch, closed when there is nothing to send. */
export class Connections {
  readonly #idle = new Map<MailTransport, MailConnection[]>();
  readonly #taken = new Set<MailConnection>();
  readonly #opening = new Set<() => void>();
  #interrupted = false;

  /** An open connection, an idle one first. Throws ConnectionRefused, or Interrupted when the worker must end. */
  async take(transport: MailTransport): Promise<MailConnection> {
    const idle = this.#idle.get(transport) ?? [];
    for (let connection = idle.pop(); connection; connection = idle.pop()) {
      if (connection.usable) {
        this.#taken.add(connection);
        return connection;
      }
      await connection.close();
    }
    const connection = await this.#open(transport);
    this.#taken.add(connection);
    return connection;
  }

  async put(transport: MailTransport, connection: MailConnection): Promise<void> {
    this.#taken.delete(connection);
    if (!connection.usable || this.#interrupted) return connection.close();
    const idle = this.#idle.get(transport);
    if (idle) idle.push(connection);
    else this.#idle.set(transport, [connection]);
  }

  async closeIdle(): Promise<void> {
    const idle = [...this.#idle.values()].flat();
    this.#idle.clear();
    await Promise.all(idle.map((connection) => connection.close()));
  }

  /** Ends everything at once: a message whose answer is awaited becomes uncertain, any other is not sent. */
  interrupt(): void {
    this.#interrupted = true;
    for (const stop of this.#opening) stop();
    for (const connection of this.#taken) void connection.close();
  }

  #open(transport: MailTransport): Promise<MailConnection> {
    return new Promise((resolve, reject) => {
      if (this.#interrupted) return reject(new Interrupted());
      const stop = () => reject(new Interrupted());
      this.#opening.add(stop);
      transport
        .open()
        .then((connection) => {
          if (this.#interrupted) void connection.close();
          else resolve(connection);
        }, reject)
        .finally(() => this.#opening.delete(stop));
    });
  }
}
