/** "anna.berg@mail.example.test" → "a***@m***.test": enough to recognise one known, not to learn one unknown. */
export function maskedEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${first(local)}***@${first(domain)}***.${domain.split('.').at(-1) ?? ''}`;
}

/** "Anna Berg" → "A."; null without a name. */
export function nameInitial(name: string | null): string | null {
  return name === null || name === '' ? null : `${first(name)}.`;
}

const first = (text: string): string => [...text][0] ?? '';
