import type { DataSetFacts, IncidentFacts } from '../../domain/facts.ts';
import type { Vocabulary, Word } from '../../rules/catalog.ts';
import { inTongue } from '../render/words-of.ts';

/** What happened, what it may mean, what was done and can be done: as names and as sentences of the language. */
export function saidOf(
  { answers }: IncidentFacts,
  dataSets: readonly DataSetFacts[],
  { breaches, causes, consequences, measures, advice }: Vocabulary,
  locale: string,
) {
  const chosen = (key: string) => {
    const given = answers[key];
    return Array.isArray(given) ? given.map(String) : [];
  };
  const say = (words: readonly Word[], keys: readonly string[], how: 'label' | 'sentence' | 'planned') =>
    keys.flatMap((key) => inTongue(words.find((word) => word.key === key)?.[how], locale) ?? []);
  const kinds = (['confidentiality', 'integrity', 'availability'] as const).filter((kind) =>
    dataSets.some((dataSet) => dataSet[kind] === 'YES'),
  );
  const taken = chosen('remedial_action');
  const planned = chosen('planned_action');
  const because = chosen('cause').filter((key) => key !== 'unknown');
  return {
    breach: { kinds: say(breaches, kinds, 'label'), sentences: say(breaches, kinds, 'sentence') },
    cause: { labels: say(causes, because, 'label'), sentences: say(causes, because, 'sentence') },
    consequences: {
      labels: say(consequences, chosen('breach_effects'), 'label'),
      sentences: say(consequences, chosen('breach_effects'), 'sentence'),
    },
    measures: {
      taken: say(measures, taken, 'sentence'),
      taken_labels: say(measures, taken, 'label'),
      planned: say(measures, planned, 'planned'),
      planned_labels: say(measures, planned, 'label'),
    },
    advice: {
      labels: say(advice, chosen('advice_given'), 'label'),
      sentences: say(advice, chosen('advice_given'), 'sentence'),
    },
  };
}
