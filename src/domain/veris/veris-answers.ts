import type { FactValue } from '../facts.ts';
import { type Said, silent, type VerisSource } from './veris-source.ts';
import { type ActionMeaning, type ActMeaning, small } from './veris-tables.ts';

/** One variety of an act of the record and what it means; an act whose varieties say nothing is there once. */
interface Act {
  readonly action: ActionMeaning;
  readonly means: ActMeaning;
}

const ABUSE = ['plus', 'attribute', 'confidentiality', 'data_abuse'] as const;

/** Answers to questions of the fact catalogue. What the record leaves open is not among them. */
export function readAnswers(source: VerisSource): Record<string, FactValue> {
  const acts = [...source.tables.actions.values()].flatMap((action) => actsOf(source, action));
  const actors = [...source.tables.actors].filter(([actor]) => source.has('actor', actor));
  const outsider = actors.some(([, { outsider: one }]) => one);
  const insider = actors.some(([, { insider: one }]) => one);
  const motives = motivesOf(source);
  const causes = causesOf(source, acts, { outsider, insider, motives });
  const malicious = isMalicious(source, acts, motives);
  const disclosed = disclosure(source);
  // An insider who stole it is no unknown thief, and is not told of here.
  const byInsider = insider && !outsider;
  const recipients = acts.flatMap(({ action, means }) =>
    means.recipients !== null && !(byInsider && action.intent !== 'unintended') ? [means.recipients] : [],
  );
  return {
    ...(causes.length > 0 && { cause: causes }),
    ...(malicious !== null && { suspected_malicious: malicious }),
    ...(disclosed !== null && recipients.length > 0 && { recipients_of_data: worst(recipients) }),
    ...(disclosed === 'yes' &&
      source.has('actor', 'external') &&
      acts.some(({ means }) => means.access) && { external_unauthorised_access: true }),
    ...abuseOf(source),
  };
}

function actsOf(source: VerisSource, action: ActionMeaning): Act[] {
  if (!source.has('action', action.action)) return [];
  const said = source.words('action', action.action, 'variety');
  const acts = said.flatMap((one): Act[] => {
    if (silent(one.word, source.tables)) return [];
    const means = action.varieties.get(small(one.word));
    const why = means ? means.why : action.otherwise.why;
    if (!means && small(one.word) !== 'other')
      source.warn(one.path, `This word is not known here: read as ${action.action} of some kind.`);
    if (why !== null) source.leave(one.path, why);
    else if (means || action.otherwise.causes.length > 0) source.take(one.path);
    return [{ action, means: means ?? action.otherwise }];
  });
  return acts.length > 0 ? acts : [{ action, means: action.otherwise }];
}

interface Who {
  readonly outsider: boolean;
  readonly insider: boolean;
  readonly motives: readonly Said[];
}

function causesOf(source: VerisSource, acts: readonly Act[], { outsider, insider, motives }: Who): string[] {
  const intended = acts.some(
    ({ action }) =>
      action.intent === 'malicious' ||
      (action.intent === 'motive' && motives.some((motive) => isMaliciousMotive(source, motive))),
  );
  const causes = acts.flatMap(({ means }) =>
    means.byOutsider !== null && outsider && !insider ? means.byOutsider : means.causes,
  );
  for (const [actor, { causes: ofIntended, always, ...who }] of source.tables.actors) {
    if (!source.has('actor', actor)) continue;
    causes.push(...always);
    // With an outsider beside, it is not said whose the intended act was.
    if (intended && !(who.insider && outsider)) causes.push(...ofIntended);
  }
  const known = [...new Set(causes)].filter((cause) => cause !== 'unknown');
  return known.length > 0 ? known : [...new Set(causes)];
}

function motivesOf(source: VerisSource): Said[] {
  return [...source.tables.actors.keys()].flatMap((actor) => source.words('actor', actor, 'motive'));
}

function isMaliciousMotive({ tables }: VerisSource, { word }: Said): boolean {
  return tables.maliciousMotives.has(small(word));
}

/** True by the act or the motive; false only where every act is unintended and every actor's motive is "NA"; else not said. */
function isMalicious(source: VerisSource, acts: readonly Act[], motives: readonly Said[]): boolean | null {
  const bad = motives.filter((motive) => isMaliciousMotive(source, motive));
  source.take(...bad.map(({ path }) => path));
  if (bad.length > 0 || acts.some(({ action }) => action.intent === 'malicious')) return true;
  const unintended = acts.length > 0 && acts.every(({ action }) => action.intent === 'unintended');
  const noMotive = motives.length > 0 && motives.every(({ word }) => small(word) === 'na');
  const others = source.has('actor', 'external') || source.has('actor', 'unknown');
  const abused = source.words(...ABUSE).some(({ word }) => small(word).startsWith('yes'));
  return unintended && noMotive && !others && !abused ? false : null;
}

/** Whether others have the data ("yes") or could see it ("perhaps"); null: the record does not say. */
function disclosure(source: VerisSource): 'yes' | 'perhaps' | null {
  const [said] = source.words('attribute', 'confidentiality', 'data_disclosure');
  const word = said ? small(said.word) : '';
  if (source.tables.disclosure.get(word) === 'YES') return 'yes';
  return word === 'potentially' ? 'perhaps' : null;
}

const WORST = ['published', 'attacker', 'unknown_person', 'many_recipients', 'known_recipients'];

/** The worst that fits, as the question asks. */
function worst(recipients: readonly string[]): string {
  return WORST.find((one) => recipients.includes(one)) ?? (recipients[0] as string);
}

function abuseOf(source: VerisSource): Readonly<Record<string, FactValue>> {
  const [said] = source.words(...ABUSE);
  const answers = said && source.tables.abuse.get(small(said.word));
  if (answers) source.take(said.path);
  return answers ?? {};
}
