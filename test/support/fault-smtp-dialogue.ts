import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Fault, FaultPoint, FaultSmtpOptions, StoredMail } from './fault-smtp-types.ts';

export interface DialogueHooks {
  readonly options: FaultSmtpOptions;
  faultAt(point: FaultPoint, recipient: string): Fault | undefined;
  command(line: string): void;
  take(mail: StoredMail): void;
}

const END = Buffer.from('\r\n.\r\n');
const CRLF = Buffer.from('\r\n');
const EMPTY = Buffer.alloc(0);

/** One connection's side of RFC 5321, written on the raw socket so that it can stop at any byte. */
export class SmtpDialogue {
  #socket: Socket;
  readonly #hooks: DialogueHooks;
  #input: Buffer = EMPTY;
  #output = '';
  #paused = false;
  #state: 'command' | 'body' | 'sign-in' | 'deaf' = 'command';
  #from: string | null = null;
  #to: string[] = [];
  #signedIn: boolean;
  #secure: boolean;

  constructor(socket: Socket, hooks: DialogueHooks) {
    this.#socket = socket;
    this.#hooks = hooks;
    this.#signedIn = hooks.options.auth === undefined;
    this.#secure = false;
  }

  start(): void {
    if (this.#hooks.options.tls === 'implicit') this.#secureSocket();
    else this.#listen();
    this.#answer('CONNECT', '220 fault.test ESMTP');
    this.#flush();
  }

  #listen(): void {
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('data', (chunk: Buffer) => {
      if (this.#state === 'deaf') return;
      this.#input = this.#input.length === 0 ? chunk : Buffer.concat([this.#input, chunk]);
      this.#work();
    });
  }

  #secureSocket(): void {
    const { key, cert } = this.#hooks.options.certificate ?? { key: '', cert: '' };
    this.#socket.removeAllListeners('data');
    this.#socket = new TLSSocket(this.#socket, { isServer: true, key, cert });
    this.#secure = true;
    this.#listen();
  }

  #work(): void {
    while (!this.#paused && this.#state !== 'deaf' && this.#input.length > 0) {
      if (!(this.#state === 'body' ? this.#readBody() : this.#readLine())) break;
    }
    if (!this.#paused) this.#flush();
  }

  #readLine(): boolean {
    const end = this.#input.indexOf(CRLF);
    if (end < 0) return false;
    const line = this.#input.toString('utf8', 0, end);
    this.#input = this.#input.subarray(end + 2);
    this.#hooks.command(line);
    if (this.#state === 'sign-in') this.#checkCredentials(line);
    else this.#command(line);
    return true;
  }

  #command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') this.#mail(line);
    else if (verb === 'RCPT') this.#rcpt(line);
    else if (verb === 'DATA') this.#data();
    else if (verb === 'EHLO' || verb === 'HELO') this.#hello(verb);
    else if (verb === 'AUTH') this.#auth(line);
    else if (verb === 'STAR') this.#startTls();
    else if (verb === 'RSET') this.#reset();
    else if (verb === 'QUIT') this.#quit();
    else this.#say('250 2.0.0 ok');
  }

  #hello(verb: string): void {
    const { tls, auth, pipelining, maxSize } = this.#hooks.options;
    const offers = verb === 'HELO' ? [] : ['8BITMIME', 'ENHANCEDSTATUSCODES'];
    if (verb === 'EHLO' && pipelining !== false) offers.push('PIPELINING');
    if (maxSize !== undefined) offers.push(`SIZE ${maxSize}`);
    if (tls === 'starttls' && !this.#secure) offers.push('STARTTLS');
    if (auth !== undefined) offers.push('AUTH PLAIN LOGIN');
    const lines = ['fault.test', ...offers];
    const last = lines.length - 1;
    this.#answer('EHLO', lines.map((text, i) => `250${i === last ? ' ' : '-'}${text}`).join('\r\n'));
  }

  #startTls(): void {
    if (this.#hooks.options.tls !== 'starttls') {
      this.#say('502 5.5.1 not implemented');
      return;
    }
    this.#answer('STARTTLS', '220 2.0.0 go ahead', () => {
      this.#input = EMPTY;
      this.#flush();
      this.#secureSocket();
    });
  }

  #auth(line: string): void {
    const [, , initial] = line.split(' ');
    if (initial !== undefined) {
      this.#checkCredentials(initial);
      return;
    }
    this.#state = 'sign-in';
    this.#say('334 ');
  }

  #checkCredentials(encoded: string): void {
    this.#state = 'command';
    const [, user, pass] = Buffer.from(encoded, 'base64').toString().split('\0');
    const { auth } = this.#hooks.options;
    if (auth?.user !== user || auth?.pass !== pass) {
      this.#say('535 5.7.8 credentials invalid');
      return;
    }
    this.#answer('AUTH', '235 2.7.0 signed in', () => {
      this.#signedIn = true;
    });
  }

  #mail(line: string): void {
    if (!this.#signedIn) {
      this.#say('530 5.7.0 sign in first');
      return;
    }
    if (this.#from !== null) {
      this.#say('503 5.5.1 nested MAIL');
      return;
    }
    this.#answer('MAIL', '250 2.1.0 sender ok', () => {
      this.#from = pathOf(line);
      this.#to = [];
    });
  }

  #rcpt(line: string): void {
    if (this.#from === null) {
      this.#say('503 5.5.1 MAIL first');
      return;
    }
    const address = pathOf(line);
    this.#answer('RCPT', '250 2.1.5 recipient ok', () => this.#to.push(address), address);
  }

  #data(): void {
    if (this.#to.length === 0) {
      this.#say('503 5.5.1 no valid recipients');
      return;
    }
    this.#answer('DATA', '354 go on', () => {
      this.#state = 'body';
    });
  }

  #readBody(): boolean {
    const fault = this.#hooks.faultAt('BODY', this.#to[0] ?? '');
    if (fault !== undefined) {
      this.#apply(fault, '', () => undefined);
      return false;
    }
    const end = this.#input.indexOf(END);
    if (end < 0) return false;
    const raw = withoutDoubledDots(this.#input.subarray(0, end + 2));
    this.#input = this.#input.subarray(end + END.length);
    const mail = { from: this.#from ?? '', to: this.#to, raw };
    this.#state = 'command';
    this.#from = null;
    const dot = this.#hooks.faultAt('DOT', mail.to[0] ?? '');
    this.#to = [];
    if (dot?.kind !== 'reply') this.#hooks.take(mail);
    this.#apply(dot, '250 2.0.0 queued', () => undefined);
    return true;
  }

  #reset(): void {
    this.#answer('RSET', '250 2.0.0 reset', () => {
      this.#from = null;
      this.#to = [];
    });
  }

  #quit(): void {
    this.#say('221 2.0.0 bye');
    this.#flush();
    this.#socket.end();
    this.#state = 'deaf';
  }

  #answer(
    point: FaultPoint,
    line: string,
    then: () => void = () => undefined,
    recipient = this.#to[0] ?? '',
  ): void {
    this.#apply(this.#hooks.faultAt(point, recipient), line, then);
  }

  #apply(fault: Fault | undefined, line: string, then: () => void): void {
    if (fault === undefined) {
      this.#say(line);
      then();
    } else if (fault.kind === 'reply') {
      this.#say(fault.line);
      if (fault.line.startsWith('421')) this.#hangUp();
    } else if (fault.kind === 'delay') {
      this.#paused = true;
      setTimeout(() => {
        this.#paused = false;
        this.#say(line);
        then();
        this.#work();
      }, fault.ms);
    } else {
      this.#flush();
      this.#state = 'deaf';
      if (fault.kind === 'drop') this.#socket.destroy();
      else if (fault.kind === 'tarpit') this.#trickle(`${line.replaceAll(' ', '-')}\r\n`, fault.everyMs);
    }
  }

  #hangUp(): void {
    this.#flush();
    this.#state = 'deaf';
    this.#socket.end();
  }

  #trickle(text: string, everyMs: number): void {
    let at = 0;
    const timer = setInterval(() => this.#socket.write(text[at++ % text.length] ?? ''), everyMs);
    this.#socket.on('close', () => clearInterval(timer));
  }

  #say(line: string): void {
    if (line !== '') this.#output += `${line}\r\n`;
  }

  /** Answers to pipelined commands leave together. */
  #flush(): void {
    if (this.#output === '' || this.#socket.destroyed) return;
    this.#socket.write(this.#output, 'latin1');
    this.#output = '';
  }
}

function pathOf(line: string): string {
  return /<(.*)>/.exec(line)?.[1] ?? '';
}

function withoutDoubledDots(raw: Buffer): Buffer {
  if (raw[0] !== 0x2e && raw.indexOf('\r\n..') < 0) return Buffer.from(raw);
  return Buffer.from(raw.toString('latin1').replace(/(^|\r\n)\.\./g, '$1.'), 'latin1');
}
