import { folded } from '../claims/folded-text.ts';
import { error, type NoticeProblem, warning } from '../notice-problem.ts';
import type { Passage } from '../passages.ts';
import type { GateGeneral, GateLanguage } from './gate-words.ts';
import { isUnder, linksIn, urlOf } from './links.ts';
import { clauseIn, phraseIn, shortIn } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** What colleagues said in the war room of this incident. */
export interface SaidInside {
  readonly text: string;
  /** Advice of counsel: a copy of it in public gives the privilege up. */
  readonly privileged: boolean;
}

/** Remains of tracked changes, merges, margins and mail threads, whatever the language. */
const REMAINS: readonly RegExp[] = [
  /\{(?:\+\+|--|~~|>>|==)[^{}\n]{0,120}(?:\+\+|--|~~|<<|==)?\}?|^(?:<{5,7}|={7}|>{5,7})(?:\s.*)?$/mu,
  /(?<![\p{L}\p{N}~])~~[^~\n]{1,120}~~|^\s*%%.*$|(?:^\s*|[.!?]\s)\/\/\s.*$|^[-+]{3} [ab]\//mu,
  /(?<!\p{L})(?:Deleted|Inserted|Formatted|Gelöscht|Eingefügt|Formatiert|Supprimé|Inséré|Eliminado|Insertado|Eliminato|Inserito|Excluído|Inserido|Verwijderd|Ingevoegd|Usunięto|Wstawiono)\s*(?:\[[^\]]{1,20}\])?:\s/u,
  /(?<!\p{L})(?:Comment|Kommentar|Commentaire|Comentario|Comentário|Commento|Opmerking|Komentarz|コメント|تعليق)\s*(?:\[[^\]\n]{1,20}\]|\d{1,3})\s*:?/u,
  // A channel of a chat, and the name of a picture in one: "#war-room", ":fire:".
  /(?<![\p{L}\p{N}&/#])#[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+(?![\p{L}\p{N}])|(?<=\s):[a-z][a-z_+-]{1,30}:(?=[\s.!?]|$)/mu,
  /^\s*(?:From|To|Cc|Sent|Subject|Von|An|Gesendet|Betreff|De|À|Envoyé|Objet)\s*:\s.*@.*$|^\s*>\s?(?:On|Am|Le|El|Il)\s.{4,80}(?:wrote|schrieb|a écrit|escribió|ha scritto)\s*:|^-{3,}\s*(?:Original|Forwarded|Ursprüngliche|Weitergeleitete)/mu,
];
const MENTION = /(?<![\p{L}\p{N}._%+@/-])@[\p{L}][\p{L}\p{N}._-]{1,40}(?![\p{L}\p{N}]*@)/u;
/** "[legal: confirm]", "((check with Ana))", "[JM 12/3]": a note beside the text. */
const ASIDE =
  /(?<![\\\]!])\[([^[\]\n]{2,300})\](?![([:])|\(\(([^()\n]{2,200})\)\)|【(?:注|要|メモ|社内|内部)[^】\n]*】|［[^］\n]{1,80}］/gu;
/** "(Marta: check with the lawyer)", "(Note JM: ...)": somebody is spoken to, of a lawyer, a review or another draft. */
const SPOKEN_TO =
  /[(（](?:(?:يا\s)?\p{L}[\p{L}.]{1,15}(?:\s\p{L}{1,3})?(?:\s?[:،,：、]|\s[-–—]\s))(?=[^()（）\n]*(?:lawyer|legal|counsel|abogad|jurídic|avocat|juridique|valider|relire|anwalt|rechtsabteilung|klären|prüfen|abstimmen|avvocat|legale|verificare|advogad|validar|confirma|jurist|juridisch|nakijken|checken|prawnik|radc|sprawd|potwierd|弁護士|法務|確認|محام|المحامي|تأكد|راجع|check|confirm|wording|draft|privileged|take (?:this|it|that) out|before (?:it|this|we) (?:go|send|publish)|goes to print))[^()（）\n]{8,200}[)）]/iu;
/** "(Anm. Geschäftsführung: …)": a note of somebody in the house, and for no reader. */
const NOTE_OF =
  /[(（[](?:Anm|Anmerkung|Notiz|Note|Nota|Opm|Uwaga|Obs|NdR)\.?\s(?!(?:for|to|für|an|pour|para|per|voor|dla|aos?|a)\s)\p{L}[^()[\]:\n]{1,40}:\s/u;
/** "(Ana, can you check this?)": a notice asks nobody in brackets. */
const QUERY = /[(（](?=[^()（）\n]*\s|[^()（）\n]*\p{Script=Han})[^()（）\n]{10,160}[?？؟]\s*[)）]/u;
const THREAD = /^\s*(?:RE|FW|FWD|AW|WG|TR|RV|RES|ENC|SV|VS|ODP|PD)\s*:/iu;
const TICKET = /(?<![\p{L}\p{N}_-])(?<key>[A-Z][A-Z0-9]{1,9})-\d{2,6}(?![\p{L}\p{N}-])/gu;
const PLACE =
  /(?<![\p{L}\p{N}])[A-Z]:\\[^\s]+|\\\\[\w.-]+\\[^\s]+|(?<![\p{L}\p{N}./:])\/(?:home|var|etc|opt|srv|mnt|usr|Users|tmp)\/[\w./-]+|(?<![\p{L}\p{N}])(?:s3|gs|az|smb|nfs|ssh|git|file|slack|jira|ldap):\/\/\S+|(?<![\p{L}\p{N}])git@\S+:\S+/u;
const PRIVATE_HOST =
  /(?<![\d.])(?:10|127)(?:\.\d{1,3}){3}(?![\d.])|(?<![\d.])192\.168(?:\.\d{1,3}){2}(?![\d.])|(?<![\d.])172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}(?![\d.])|(?<![\p{L}\p{N}@.-])(?:[a-z0-9-]+\.){1,5}(?:local|internal|intern|corp|lan|intra|intranet|svc|cluster|home|private)(?![\p{L}\p{N}-])(?:\.cluster\.local)?|(?<![\p{L}\p{N}])localhost(?::\d+)?(?![\p{L}\p{N}])/iu;

/** What was written for colleagues and would be read by everybody. */
export function internalNotes(
  stretch: Stretch,
  {
    languages,
    general,
    audience,
    reference,
  }: {
    readonly languages: readonly GateLanguage[];
    readonly general: GateGeneral;
    readonly audience: string;
    readonly reference: string | null;
  },
): NoticeProblem[] {
  const { text, markdown, elements, isSubject } = stretch;
  const element = elements[0] ?? null;
  const isForExperts = audience === 'AUTHORITY';
  const found = [
    mark(text, general),
    ...languages.map(
      ({ internal, internalShort, internalAlone }) =>
        phraseIn(text, internal) ?? shortIn(text, internalShort) ?? clauseIn(text, internalAlone),
    ),
    ...REMAINS.map((one) => one.exec(markdown)?.[0] ?? one.exec(text)?.[0]),
    MENTION.exec(text)?.[0],
    aside(markdown, general),
    QUERY.exec(text)?.[0],
    SPOKEN_TO.exec(text)?.[0],
    NOTE_OF.exec(text)?.[0],
    isSubject ? THREAD.exec(text)?.[0] : undefined,
    ...linksIn(text)
      .map(({ target }) => target)
      .filter((target) => isInside(target, general)),
    isForExperts ? undefined : (PLACE.exec(text)?.[0] ?? PRIVATE_HOST.exec(text)?.[0]),
  ].filter((one) => one !== undefined && one !== null);
  const notes = [...new Set(found.map((one) => one.trim().slice(0, 120)))]
    .slice(0, 3)
    .map((excerpt) =>
      error('INTERNAL_NOTE', `"${excerpt}" was meant for colleagues: take it out.`, { element, excerpt }),
    );
  if (notes.length > 0 || isForExperts) return notes;
  const ticket = [...text.matchAll(TICKET)].find(
    ({ 0: whole, groups }) =>
      !(reference ?? '').includes(whole) && !general.technical.includes(groups?.['key'] ?? ''),
  )?.[0];
  const message = `"${ticket}" looks like a ticket, which nobody outside can open: take it out.`;
  return ticket === undefined ? [] : [warning('INTERNAL_NOTE', message, { element, excerpt: ticket })];
}

/** Sentences that stand word for word in what was said inside. Short ones say nothing: anybody may write them twice. */
export function copiedFromInside(passages: readonly Passage[], said: readonly SaidInside[]): NoticeProblem[] {
  const inside = said.map(({ text, privileged }) => ({ privileged, text: ` ${bare(text)} ` }));
  const sentences = passages.flatMap(({ sentence, elements }) =>
    sentence.split(/(?<=[。！？؟])/u).map((one) => ({ sentence: one.trim(), elements })),
  );
  return sentences.flatMap(({ sentence, elements }) => {
    const own = bare(sentence);
    if (
      own.replace(/ /g, '').length <
      (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(own) ? 15 : 30)
    )
      return [];
    const from = inside
      .filter(({ text }) => text.includes(own))
      .sort((a, b) => Number(b.privileged) - Number(a.privileged))[0];
    if (!from) return [];
    const more = { element: elements[0] ?? null, excerpt: sentence };
    return from.privileged
      ? [
          error(
            'INTERNAL_NOTE',
            `"${sentence}" stands word for word in counsel's advice: in public it is privileged no more. Say it in other words, or take it out.`,
            more,
          ),
        ]
      : [
          warning(
            'INTERNAL_NOTE',
            `"${sentence}" stands word for word in the war room: see that it was meant for everybody.`,
            more,
          ),
        ];
  });
}

function bare(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const known = new WeakMap<GateGeneral, RegExp>();

function mark(text: string, general: GateGeneral): string | undefined {
  const words = general.marks.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const pattern = known.get(general) ?? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u');
  known.set(general, pattern);
  return pattern.exec(text)?.[0];
}

function aside(markdown: string, { marks }: GateGeneral): string | undefined {
  return [...markdown.matchAll(ASIDE)]
    .filter(([whole, inside = '']) => {
      if (whole.startsWith('(') || whole.startsWith('【')) return true;
      const words = (inside || whole.slice(1, -1)).trim();
      if (whole.startsWith('［')) return /[:：?？]/.test(words) || marks.some((one) => words.includes(one));
      return (
        /[:;?!]\s|[:?]$|→|<-|->|@/.test(words) ||
        marks.some((one) => words.includes(one)) ||
        words.split(/\s+/).length > 6
      );
    })
    .map(([whole]) => whole)[0];
}

function isInside(target: string, { internalHosts }: GateGeneral): boolean {
  const host = urlOf(target)?.hostname ?? '';
  return isUnder(host, internalHosts) || (host !== '' && !host.includes('.') && !host.startsWith('['));
}
