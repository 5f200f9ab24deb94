import type { NamedValue } from '../form/fill-form.ts';
import { breachValues } from './breach-values.ts';
import {
  circumstancesText,
  discoveryText,
  effectsText,
  elementValues,
  factValue,
  impactText,
  natureText,
} from './element-values.ts';
import { partyValues } from './party-values.ts';
import { peopleValues } from './people-values.ts';
import { responseValues } from './response-values.ts';
import type { FilingScene } from './scene.ts';
import { timeValues } from './time-values.ts';
import type { ValueOf } from './value-of.ts';

/** Every value of the record that a form can name, beside `fact.<key>` and `element.<key>`. */
const named: Readonly<Record<string, ValueOf>> = {
  ...breachValues,
  ...peopleValues,
  ...partyValues,
  ...responseValues,
  ...timeValues,
  'text.nature': natureText,
  'text.circumstances': circumstancesText,
  'text.discovery': discoveryText,
  'text.effects': effectsText,
  'text.impact': impactText,
  // Known only once everything else is filled in: complete, or not.
  'filing.step': () => null,
};

/** Whether a form may name this value. */
export function isFilingValue(
  name: string,
  { facts, elements }: { readonly facts: ReadonlySet<string>; readonly elements: ReadonlySet<string> },
): boolean {
  const [root, key = ''] = name.split('.');
  if (root === 'fact') return facts.has(key);
  return root === 'element' ? elements.has(key) : Object.hasOwn(named, name);
}

/** The values of one scene, by name; `step` is whether the filing is complete, incomplete or a withdrawal. */
export function valuesOf(scene: FilingScene, step: string | null): NamedValue {
  return (name) => {
    if (name === 'filing.step') return step;
    const [root, key = ''] = name.split('.');
    if (root === 'fact') return factValue(scene, key);
    return (root === 'element' ? elementValues[key] : named[name])?.(scene) ?? null;
  };
}
