import type { Rule } from '../../domain/rule.ts';
import type { Authority } from '../catalog.ts';
import { namedRecipients } from '../named-recipients.ts';
import type { Lexicon } from './lexicon.ts';
import { type Said, said } from './said.ts';

const channels: Readonly<Record<Authority['channel'], string | null>> = {
  portal: 'usually through an online service',
  mail: 'usually by mail',
  form: 'usually with a form',
  post: 'usually by post',
  phone: 'usually by telephone',
  unknown: null,
};

/** What the directory knows of the bodies a rule names: how they are reached, and whether that was read or remembered. */
export function directoryInWords(rule: Pick<Rule, 'recipient'>, lexicon: Lexicon): readonly Said[] {
  const bodies = namedRecipients(rule).flatMap((key) => lexicon.authority(key) ?? []);
  return bodies.flatMap(({ name, channel, verification, note }) => {
    const sure =
      verification === 'memory'
        ? 'name and competence are from memory: check them before anything is sent'
        : null;
    const parts = [channels[channel], sure, note?.replace(/\.$/, '') ?? null].filter((one) => one !== null);
    if (parts.length === 0) return [];
    return [
      said(
        parts.join('. ').replace(/\. ./g, (end) => end.toUpperCase()),
        { label: bodies.length > 1 ? name : null },
      ),
    ];
  });
}
