interface Words {
  /** "parent or guardian of {child}". */
  readonly of: string;
  readonly alone: string;
  /** How the guardian's name and that are put together; absent: "{guardian}, {role}". */
  readonly both?: string;
}

/** What a guardian is called, by language. */
const words: Readonly<Record<string, Words>> = {
  en: { of: 'parent or guardian of {child}', alone: 'parent or guardian' },
  de: {
    of: 'Elternteil oder sorgeberechtigte Person von {child}',
    alone: 'Elternteil oder sorgeberechtigte Person',
  },
  fr: { of: 'parent ou représentant légal de l’enfant {child}', alone: 'parent ou représentant légal' },
  es: { of: 'madre, padre o tutor legal de {child}', alone: 'madre, padre o tutor legal' },
  it: { of: 'genitore o tutore di {child}', alone: 'genitore o tutore' },
  nl: { of: 'ouder of voogd van {child}', alone: 'ouder of voogd' },
  pl: { of: 'rodzic lub opiekun dziecka o imieniu {child}', alone: 'rodzic lub opiekun' },
  pt: { of: 'mãe, pai ou responsável legal de {child}', alone: 'mãe, pai ou responsável legal' },
  ja: { of: '{child}さんの保護者', alone: '保護者', both: '{guardian}（{role}）' },
  ar: { of: 'ولي أمر {child}', alone: 'ولي الأمر', both: '{guardian}، {role}' },
};

/**
 * How a notice about a child greets the guardian: "Maria Berg, parent or guardian of Anna". The child's first name is
 * what tells one child from another; no more of the child is said.
 */
export function guardianName(
  locale: string,
  { guardian, child }: { readonly guardian: string | null; readonly child: string | null },
): string {
  const { of, alone, both = '{guardian}, {role}' } = words[locale.slice(0, 2)] ?? (words['en'] as Words);
  const own = firstName(child);
  const role = own ? of.replace('{child}', () => own) : alone;
  const name = guardian?.trim();
  return name ? both.replace(/\{(guardian|role)\}/g, (_, part) => (part === 'role' ? role : name)) : role;
}

const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;

/** 佐藤 花子 is called 花子. */
function firstName(name: string | null): string | undefined {
  const parts = name?.trim().split(/\s+/) ?? [];
  return FAMILY_FIRST.test(parts.join(' ')) ? parts.at(-1) : parts[0];
}
