import { parseDocument } from 'yaml';
import { z } from 'zod';
import { parseBody } from '../../domain/notice-body.ts';
import { replaceSlots } from '../../domain/recipient-slot.ts';
import { unseenIn } from '../../domain/unseen-characters.ts';
import { CatalogError } from '../../rules/read-yaml.ts';
import { isFactPath } from './notice-facts.ts';
import { factsAskedBy, parseTemplate } from './sandbox.ts';
import type { NoticeTemplate, TemplateKind } from './template.ts';

const frontMatter = z.strictObject({
  version: z.string().min(1),
  subject: z.string().min(1),
  notYetKnown: z.string().min(1),
});

const FILE = /^([a-z]+\/[a-z0-9-]+)\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$/;
const PARTS = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;

/** Reads one template, or answers everything that is wrong with it, in words for whoever edits it. */
export function readTemplate(
  path: string,
  source: string,
  kind: Omit<TemplateKind, 'id'>,
  elements: ReadonlySet<string>,
): NoticeTemplate | { readonly problems: readonly string[] } {
  const [, id, locale] = FILE.exec(path) ?? [];
  const [, head, text] = PARTS.exec(source) ?? [];
  if (!id || !locale)
    return { problems: ['the file is named <name>.<locale>.md, such as data-breach.de.md'] };
  if (head === undefined || text === undefined)
    return { problems: ['it begins with front matter between two lines "---"'] };
  if (!isLocale(locale)) return { problems: [`"${locale}" is no language: write it as in BCP 47 ("pt-BR")`] };
  const front = frontOf(head);
  if ('problems' in front) return front;
  const { version, subject, notYetKnown } = front;
  const body = parseBody(text);
  const problems: string[] = [...body.faults];
  const read = (what: string, piece: string, own: readonly string[] = []) => {
    const parsed = parsedPiece(piece, [...own], elements);
    problems.push(...parsed.problems.map((problem) => `${what}: ${problem}`));
    return parsed;
  };
  const parts = {
    subject: read('subject', subject).parsed,
    notYetKnown: read('notYetKnown', notYetKnown, ['element', 'until']).parsed,
    blocks: body.blocks.map(({ elements: stated, by, markdown }) => {
      const where =
        stated.length > 0 ? `"::: ${stated.join(', ')}"` : `"${markdown.slice(0, 30).replace(/\n/g, ' ')}…"`;
      if (by !== null)
        problems.push(`${where}: whether a thing is known is decided when drafting, not in a template`);
      problems.push(
        ...stated
          .filter((element) => !elements.has(element))
          .map((element) => `"${element}" is no content element of vocabulary/content-elements.yaml`),
      );
      const { parsed, facts } = read(where, markdown);
      return { elements: stated, parsed, facts };
    }),
  };
  return problems.length > 0 ? { problems } : { ...kind, id, version, locale, source, ...parts };
}

const LONGEST_FRONT = 4_000;

/** Three plain values. An organization writes them, too: nothing that refers to itself or is deeper than it looks. */
function frontOf(head: string): z.infer<typeof frontMatter> | { readonly problems: readonly string[] } {
  const fault = (what: string) => ({ problems: [`front matter, all of it: ${what}`] });
  if (head.length > LONGEST_FRONT) return fault(`more than ${LONGEST_FRONT} characters`);
  const document = parseDocument(head);
  const [error] = document.errors;
  if (error) return fault(error.message.split('\n')[0] ?? 'cannot be read');
  let read: unknown;
  try {
    read = document.toJS({ maxAliasCount: 0 });
  } catch {
    return fault('one value refers to another: write each out');
  }
  const front = frontMatter.safeParse(read);
  return front.success
    ? front.data
    : {
        problems: front.error.issues.map(
          ({ path: at, message }) => `front matter, ${at.join('.') || 'all of it'}: ${message}`,
        ),
      };
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale)[0] === locale;
  } catch {
    return false;
  }
}

function parsedPiece(piece: string, own: readonly string[], elements: ReadonlySet<string>) {
  try {
    const parsed = parseTemplate(piece);
    const facts = factsAskedBy(parsed).filter((path) => !own.includes(path));
    const problems = facts
      .filter((path) => !path.startsWith('recipient.') && !isFactPath(path, elements))
      .map((path) => `"${path}" is no fact a template can use`);
    // A slot is filled long after this language has run: it can be neither tested nor changed.
    if (/\{[{%][^}]*\brecipient\b/.test(replaceSlots(piece, () => ''))) {
      problems.push(
        'a recipient\'s slot stands alone: {{ recipient.name | or: "words" }}, with a known name',
      );
    }
    const unseen = unseenIn(piece);
    if (unseen) problems.push(`it holds a character that nobody sees (${unseen}): type it anew`);
    return { parsed, facts, problems };
  } catch (error) {
    return { parsed: [], facts: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/**
 * A text the build has found good, read when it is first drafted from: parsing all of them would take most of a start.
 * `version`: as the build read it.
 */
export function templateAsBuilt(
  path: string,
  source: string,
  kind: Omit<TemplateKind, 'id'>,
  elements: ReadonlySet<string>,
  version: string,
): NoticeTemplate {
  const [, id = '', locale = ''] = FILE.exec(path) ?? [];
  let whole: NoticeTemplate | undefined;
  const read = (): NoticeTemplate => {
    if (whole) return whole;
    const found = readTemplate(path, source, kind, elements);
    if ('problems' in found) throw new CatalogError(found.problems.map((problem) => `${path}: ${problem}`));
    whole = found;
    return whole;
  };
  return {
    ...{ ...kind, id, locale, version, source },
    get subject() {
      return read().subject;
    },
    get notYetKnown() {
      return read().notYetKnown;
    },
    get blocks() {
      return read().blocks;
    },
  };
}
