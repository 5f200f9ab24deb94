import type { FactValue } from '../facts.ts';
import { answerTo } from '../following.ts';
import type { FormValue } from '../form/form.ts';
import type { FilingScene } from './scene.ts';

/** One named value of the record; null: not known. */
export type ValueOf = (scene: FilingScene) => FormValue | null;

/** What was answered to a question of the catalogue, or follows from the record as the rules read it. */
export function answerOf(scene: FilingScene, key: string): FactValue | undefined {
  return answerTo(key, scene)?.value;
}

/** The same of a question with several answers. */
export function choicesOf(scene: FilingScene, key: string): readonly string[] {
  const value = answerOf(scene, key);
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}

/** "A; B; C." */
export function sentence(parts: readonly string[]): string | null {
  const said = parts.filter((part) => part.trim() !== '');
  if (said.length === 0) return null;
  // Some labels have commas and conjunctions of their own.
  const text = said.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Words of a vocabulary, each once. */
export function labels(
  { label }: FilingScene,
  vocabulary: Parameters<FilingScene['label']>[0],
  keys: readonly string[],
): readonly string[] {
  return [...new Set(keys)].filter((key) => key !== 'unknown').map((key) => label(vocabulary, key));
}
