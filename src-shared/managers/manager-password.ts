/** Length counts most; NIST SP 800-63B asks for 8 at least and advises against rules about kinds of signs. */
export const PASSWORD_SIGNS_MIN = 10;
export const PASSWORD_SIGNS_MAX = 128;

export type PasswordFlaw = 'password_short' | 'password_easy' | 'password_same';

/** What is wrong with a new password, the first of: too short, guessed at first sight, the one from before. Null: nothing. */
export function managerPasswordFlaw(
  password: string,
  { login, before }: { readonly login: string; readonly before: string | null },
): PasswordFlaw | null {
  const signs = [...password];
  if (signs.length < PASSWORD_SIGNS_MIN) return 'password_short';
  if (new Set(signs).size < 4 || password.toLowerCase().includes(login.toLowerCase())) return 'password_easy';
  return password === before ? 'password_same' : null;
}
