import type { DateTime } from 'luxon';
import { parseBody } from '../../domain/notice-body.ts';
import { outdatedIn } from '../../domain/outdated-facts.ts';
import { passagesOf } from '../../domain/passages.ts';
import type { Vocabulary } from '../../rules/catalog.ts';
import type { CheckMaterial } from '../checks/check-material.ts';
import { changesFor } from '../checks/check-notice.ts';
import { textsOf } from '../render/notice-texts.ts';

/** A fact that a text states as it was. */
export interface StaleFact {
  readonly fact: string;
  readonly stated: string;
  readonly now: readonly string[];
  readonly element: string | null;
  readonly locale: string;
  readonly since: DateTime;
}

/** Every fact the current text states as it was and not as it is, in any of its languages; the oldest change first. */
export function staleFacts(material: CheckMaterial, vocabulary: Vocabulary): readonly StaleFact[] {
  const { notice, version, variants } = material;
  return textsOf(notice, version, variants)
    .flatMap(({ locale, subject, body }) => {
      const passages = passagesOf(subject, parseBody(body).blocks);
      return changesFor(material, vocabulary, locale).flatMap((change) =>
        outdatedIn(passages, [change]).map(({ fact, stated, is, passage }) => ({
          ...{ fact, stated, now: is, locale, since: change.until },
          element: passage.elements[0] ?? null,
        })),
      );
    })
    .sort((a, b) => a.since.toMillis() - b.since.toMillis());
}
