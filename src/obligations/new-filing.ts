import type { DateTime } from 'luxon';
import type { FilingChannel, FilingKind, FilingState } from './filing.row.ts';

/** A submission as somebody tells of it. */
export interface NewFiling {
  readonly obligationId: string;
  readonly kind: FilingKind;
  readonly channel: FilingChannel;
  /** A draft, a bounce or a portal time-out is PREPARED: it meets nothing. */
  readonly state: Exclude<FilingState, 'REJECTED'>;
  /** When it left; now if absent. */
  readonly submittedAt?: DateTime | null | undefined;
  /** Who got it, where the rule leaves that open. */
  readonly filedWith?: string | null | undefined;
  readonly reference?: string | null | undefined;
  /** A file of the incident that proves it: the receipt of a portal. */
  readonly proofAttachmentId?: string | null | undefined;
  /** The form prepared here that was handed in. */
  readonly preparedFilingId?: string | null | undefined;
  /** Of one made elsewhere: exactly what it said, */
  readonly contentText?: string | null | undefined;
  /** or the file of the incident that is it. */
  readonly contentAttachmentId?: string | null | undefined;
  readonly lateReason?: string | null | undefined;
  /** Why it was handed in before something that should come first. */
  readonly outOfOrderReason?: string | null | undefined;
  /** Whether it says that more follows (GDPR Art. 33(4)). */
  readonly moreFollows?: boolean | null | undefined;
  /** The earlier filing it adds to, sets right or takes back. */
  readonly refersToId?: string | null | undefined;
  /** Why it is taken back, or why it goes with others. */
  readonly reason?: string | null | undefined;
}

/** What the filings of one submission share. */
export interface Bundle {
  readonly bundleId: string;
  readonly proofDigest: Buffer | null;
}

/** The approved text that was filed, named by its digest. */
export interface FiledText {
  readonly noticeId: string;
  readonly noticeVersion: number;
  readonly contentDigest: Buffer;
}
