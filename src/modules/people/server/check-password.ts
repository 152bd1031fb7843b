import { hashPassword, verifyPassword } from '#platform/crypto/password.ts'
import { randomToken, sameSecret } from '#platform/crypto/token.ts'
import { oneTimeHash } from './one-time-password.ts'
import type { SignInData } from './password-store.ts'

export type PasswordFound = 'wrong' | 'own' | 'oneTime'

let nobodysHash: Promise<string> | null = null

/** Takes as long for an unknown account, and for one without a password, as for a wrong password. */
export async function checkPassword(
  person: SignInData | null,
  password: string,
  nowMs: number,
): Promise<PasswordFound> {
  nobodysHash ??= hashPassword(randomToken())
  const own = await verifyPassword(password, person?.passwordHash ?? (await nobodysHash))
  if (person?.passwordHash && own) return 'own'
  const oneTime =
    person?.oneTimeHash != null &&
    (person.oneTimeUntilMs ?? 0) > nowMs &&
    sameSecret(oneTimeHash(password), person.oneTimeHash)
  return oneTime ? 'oneTime' : 'wrong'
}
