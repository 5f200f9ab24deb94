import type { Recipient, Rule } from '../../domain/rule.ts';
import { clockInWords, dueInWords } from '../in-words/clock-in-words.ts';
import { directoryInWords } from '../in-words/directory-in-words.ts';
import type { Lexicon } from '../in-words/lexicon.ts';
import { allInWords } from '../in-words/predicate-in-words.ts';
import { actorInWords, isNamed, recipientInWords, routingInWords } from '../in-words/recipient-in-words.ts';
import { capital, counted, type Said } from '../in-words/said.ts';
import { contentInWords, exemptionInWords, holdInWords, orderInWords, rest } from './duty-details.ts';
import { bullets, escaped, type Prose } from './markdown.ts';
import type { Repeated } from './repeated.ts';
import { pickedBy, statusInWords, surenessInWords } from './status-in-words.ts';

interface Writing {
  readonly lexicon: Lexicon;
  readonly prose: Prose;
  readonly repeated: Repeated;
}

/** One version of one duty, from who tells whom to how sure we are. */
export function dutySection(rule: Rule, { lexicon, prose, repeated }: Writing): readonly string[] {
  const list = (all: readonly Said[]): readonly string[] => bullets(all, prose, repeated.shorten);
  const block = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', `**${title}**`, '', ...lines];
  const { recipient, clock, actor, trigger } = rule;
  return [
    `\`${rule.id}\` · ${prose(rule.citation)} · ${statusInWords(rule)}`,
    '',
    `**Who tells whom.** ${actorInWords(actor)} ${verbFor(recipient)} ${prose(recipientInWords(recipient, lexicon))}.`,
    ...spaced(list([...routingInWords(recipient, lexicon), ...directoryInWords(rule, lexicon)])),
    '',
    `**By when.** ${prose(capital(dueInWords(clock, lexicon)))}.`,
    ...spaced(bullets(clockInWords(clock, lexicon), prose)),
    ...block(
      'It applies where all of this is true',
      list(allInWords([...actor.predicates, trigger], lexicon)),
    ),
    ...block('Exemptions', list(rule.exemptions.map((one) => exemptionInWords(one, lexicon)))),
    ...block('What it says', list(contentInWords(rule, lexicon))),
    ...block('Order', list(orderInWords(rule))),
    ...block('Also', list(rest(rule))),
    '',
    `**If law enforcement asks to wait.** ${holdInWords(rule)}`,
    ...block(
      'To know',
      rule.notes.map((note) => `- ${prose(note)}`),
    ),
    '',
    `**How sure we are.** ${escaped(surenessInWords(rule))} Sources: ${rule.verification.sources.map(prose).join('; ')}. ${pickedBy(rule)} ${cases(rule)}`,
  ];
}

/** A name of the directory takes no article. */
function verbFor(recipient: Recipient): string {
  if (recipient.resolver.kind === 'internal') return 'keeps';
  return isNamed(recipient) ? 'tells:' : 'tells';
}

function cases({ fixtures }: Rule): string {
  return `${capital(counted(fixtures.length, 'cases'))} ${fixtures.length === 1 ? 'stands' : 'stand'} behind it.`;
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
