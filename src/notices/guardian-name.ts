/** "the parent or guardian of", by language; the child's name follows. */
const words: Readonly<Record<string, { readonly of: string; readonly alone: string }>> = {
  en: { of: 'parent or guardian of', alone: 'parent or guardian' },
  de: { of: 'Elternteil oder sorgeberechtigte Person von', alone: 'Elternteil oder sorgeberechtigte Person' },
  fr: { of: 'parent ou représentant légal de l’enfant', alone: 'parent ou représentant légal' },
  es: { of: 'madre, padre o tutor legal de', alone: 'madre, padre o tutor legal' },
  it: { of: 'genitore o tutore di', alone: 'genitore o tutore' },
  nl: { of: 'ouder of voogd van', alone: 'ouder of voogd' },
  pt: { of: 'mãe, pai ou responsável legal de', alone: 'mãe, pai ou responsável legal' },
};

/**
 * How a notice about a child greets the guardian: "Maria Berg, parent or guardian of Anna". The child's first name is
 * what tells one child from another; no more of the child is said.
 */
export function guardianName(
  locale: string,
  { guardian, child }: { readonly guardian: string | null; readonly child: string | null },
): string {
  const { of, alone } = words[locale.slice(0, 2)] ?? words['en'] ?? { of: '', alone: '' };
  const firstName = child?.trim().split(/\s+/)[0];
  const role = firstName ? `${of} ${firstName}` : alone;
  return guardian?.trim() ? `${guardian.trim()}, ${role}` : role;
}
