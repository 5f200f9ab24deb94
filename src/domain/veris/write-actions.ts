import type { IncidentFacts } from '../facts.ts';
import { type ActMeaning, small, type VerisTables } from './veris-tables.ts';
import type { VerisView } from './veris-view.ts';
import type { Json, JsonObject } from './without-words.ts';

/** The actions of a record without those whose causes no longer hold, and a word for each cause they do not tell. */
export function writeActions(before: JsonObject, { causes }: VerisView, tables: VerisTables): JsonObject {
  const written: Record<string, Json> = {};
  const told = new Set<string>();
  for (const [name, given] of Object.entries(before)) {
    const kept = stillHolds(name, given, causes, tables);
    if (!kept) continue;
    written[name] = kept.action;
    for (const cause of kept.tells) told.add(cause);
  }
  for (const cause of causes.filter((one) => !told.has(one))) {
    const as = wordFor(cause, tables);
    if (!as) continue;
    const there = (written[as.action] as JsonObject | undefined) ?? emptyAction(as.action);
    const variety = Array.isArray(there['variety']) ? there['variety'] : [];
    written[as.action] =
      as.action === 'unknown' ? there : { ...there, variety: [...new Set([...variety, as.variety])] };
  }
  return Object.keys(written).length > 0 ? written : { unknown: {} };
}

/** An action of a record with the varieties whose causes all hold, and the causes they tell; null: none of it holds. */
function stillHolds(
  name: string,
  given: Json,
  causes: readonly string[],
  tables: VerisTables,
): { action: JsonObject; tells: readonly string[] } | null {
  const action = tables.actions.get(small(name));
  if (!action || given === null || typeof given !== 'object' || Array.isArray(given)) return null;
  const { variety = [], ...rest } = given as JsonObject;
  const hold = (means: ActMeaning) => means.causes.every((cause) => causes.includes(cause));
  const said = (Array.isArray(variety) ? variety : [variety]).map((word: Json) => ({
    word,
    means: action.varieties.get(small(String(word))) ?? action.otherwise,
  }));
  if (said.length === 0)
    return hold(action.otherwise) ? { action: rest, tells: action.otherwise.causes } : null;
  const kept = said.filter(({ means }) => hold(means));
  if (kept.length === 0) return null;
  return {
    action: { ...rest, variety: kept.map(({ word }) => word) },
    tells: kept.flatMap(({ means }) => means.causes),
  };
}

function emptyAction(action: string): JsonObject {
  if (action === 'unknown' || action === 'environmental') return {};
  return { vector: ['Unknown'], ...(action === 'social' && { target: ['Unknown'] }) };
}

/** A kind of act whose unnamed varieties mean this cause, or else the first variety that means it alone. */
function wordFor(
  cause: string,
  tables: VerisTables,
): { readonly action: string; readonly variety: string } | null {
  const stated = tables.written.get(cause);
  if (stated) return stated;
  const actions = [...tables.actions.values()];
  const whole = actions.find(
    ({ otherwise }) => otherwise.causes.length === 1 && otherwise.causes[0] === cause,
  );
  if (whole) return { action: whole.action, variety: 'Unknown' };
  for (const { action, varieties } of actions)
    for (const { causes, word } of varieties.values())
      if (causes.length === 1 && causes[0] === cause) return { action, variety: word };
  return null;
}

/** Who did it, as far as cause and intent say; an outsider only where access from outside was found. */
export function writeActors(
  { causes }: VerisView,
  answers: IncidentFacts['answers'],
  { actors, actions }: VerisTables,
): JsonObject {
  const written: Record<string, Json> = {};
  const unknown = ['Unknown'];
  for (const [actor, { always, insider, causes: ofIntended }] of actors) {
    const named = [...always, ...(insider ? ofIntended : [])].some((cause) => causes.includes(cause));
    if (named)
      written[actor] = insider
        ? { variety: unknown, motive: unknown }
        : { country: unknown, motive: unknown };
  }
  if (answers['external_unauthorised_access'] === true)
    written['external'] = { variety: unknown, motive: unknown, country: unknown };
  const unintended = new Set(
    [...actions.values()]
      .filter(({ action, intent }) => action === 'error' && intent === 'unintended')
      .flatMap(({ otherwise, varieties }) => [
        ...otherwise.causes,
        ...[...varieties.values()].flatMap((one) => one.causes),
      ]),
  );
  const mistake = causes.length > 0 && causes.every((cause) => unintended.has(cause));
  if (Object.keys(written).length === 0 && mistake && answers['suspected_malicious'] === false)
    written['internal'] = { variety: unknown, motive: ['NA'] };
  return Object.keys(written).length > 0 ? written : { unknown: {} };
}
