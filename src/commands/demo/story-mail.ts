import type { MailTransport } from '../../platform/mail/transport.ts';

/** Addresses at which nobody can be reached any more: the story's mail server refuses them. */
export const GONE = '@gone.test';

/**
 * The mail server of the story: it writes files, and refuses whoever has no mailbox any more. With `hangAfter` it takes
 * that many messages and then lets every further one hang, unanswered, until its worker is killed.
 */
export function storyMail(
  files: MailTransport,
  { hangAfter, onHang }: { readonly hangAfter?: number; readonly onHang?: (hanging: number) => void } = {},
): MailTransport {
  let taken = 0;
  let hanging = 0;
  return {
    kind: 'FILE',
    async open() {
      const connection = await files.open();
      return {
        ...connection,
        async send(message, onPhase) {
          taken += 1;
          if (message.to.endsWith(GONE))
            return { outcome: 'failed', reason: 'recipient-refused', response: '550 5.1.1 no such mailbox' };
          if (hangAfter !== undefined && taken > hangAfter) {
            await onPhase('body-started');
            hanging += 1;
            onHang?.(hanging);
            return new Promise(() => undefined);
          }
          return connection.send(message, onPhase);
        },
      };
    },
  };
}
