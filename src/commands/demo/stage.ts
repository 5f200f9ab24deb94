import type { Client } from './client.ts';
import type { Duty } from './duties.ts';
import type { StoryClock } from './story-clock.ts';

/** The chapters of the story, each told after it was played. */
export type Chapter =
  | 'H+0'
  | 'H+1'
  | 'H+5'
  | 'H+9'
  | 'H+20'
  | 'H+26'
  | 'H+41'
  | 'H+60'
  | 'H+66'
  | 'letters'
  | 'end'
  | 'live';

/** Everything the play needs from those who put it on. */
export interface Stage {
  readonly client: Client;
  readonly url: string;
  readonly operatorToken: string;
  readonly outbox: string;
  readonly clock: StoryClock;
  /** Starts a dispatch, kills the worker that sends while six messages are under way, and lets another worker go on. */
  readonly sendThroughAKill: (press: () => Promise<void>) => Promise<void>;
  /** Told after each chapter, so that somebody can look. */
  readonly reached: (chapter: Chapter, told: Told) => Promise<void>;
}

/** The same event at another organization. */
export interface OtherHouse {
  readonly cast: Cast;
  readonly incidentId: string;
  readonly obligations: readonly Duty[];
  readonly problems: readonly { readonly severity: string; readonly message: string }[];
}

/** What the story has come to so far. */
export interface Told {
  readonly cast: Cast;
  incidentId: string;
  noticeId: string;
  dispatchId: string;
  liveId: string;
  /** Data sets by their name in the story. */
  readonly sets: Record<string, string>;
  /** The same event at the other organizations, by profile. */
  readonly others: Record<string, OtherHouse>;
}

/** Tokens of one invented organization, by role. */
export interface Cast {
  readonly administrator: string;
  readonly responder: string;
  readonly decisionMaker: string;
  readonly officer: string;
  readonly auditor: string;
}
