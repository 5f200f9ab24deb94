/** How long a server may take, in milliseconds. The whole phase counts, so a trickle of bytes does not prolong it. */
export interface SmtpTimeouts {
  /** From DNS to the end of the greeting, STARTTLS and EHLO. */
  readonly setup: number;
  /** For each of AUTH, MAIL, RCPT, RSET. */
  readonly command: number;
  /** For the answer to DATA. */
  readonly data: number;
  /** For each block of 64 KiB of the body. */
  readonly block: number;
  /** For the answer to the final dot. Never shorten it in production: who gives up early mails people twice. */
  readonly finalDot: number;
}

const MINUTE = 60_000;

/** The minima of RFC 5321 4.5.3.2. */
export const RFC_5321_TIMEOUTS: SmtpTimeouts = {
  setup: 5 * MINUTE,
  command: 5 * MINUTE,
  data: 2 * MINUTE,
  block: 3 * MINUTE,
  finalDot: 10 * MINUTE,
};
