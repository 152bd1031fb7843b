import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import type { FieldFault } from '#core/fault.ts'
import { sameSecret } from './token.ts'

/** 32 MiB and some 100 ms a try: dear for a thief with a copy of the table, bearable at sign-in. */
const COST = { logN: 15, r: 8, p: 1 }
const HASH_BYTES = 32
const SHORTEST = 8
/** Longer input would only make the server work. */
const LONGEST = 128

/** `scrypt$<log2 N>$<r>$<p>$<salt>$<hash>`: the cost stands beside the hash, so that it can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const derived = await derive(password, salt, COST)
  return `scrypt$${COST.logN}$${COST.r}$${COST.p}$${salt.toString('base64url')}$${derived.toString('base64url')}`
}

/** False for a wrong password and for anything that isn't a stored hash. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const parts = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/.exec(stored)
  if (!parts || password.length > LONGEST) return false
  const [, logN, r, p, salt, expected] = parts
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) }
  // A row that somebody wrote into the table must not be able to ask for gigabytes.
  if (cost.logN > 20 || cost.r > 16 || cost.p > 4 || cost.logN < 1 || cost.r < 1 || cost.p < 1) return false
  const derived = await derive(password, Buffer.from(salt ?? '', 'base64url'), cost)
  return sameSecret(derived, Buffer.from(expected ?? '', 'base64url'))
}

/** True when a hash was made at a lower cost than today's: hash again at the next sign-in. */
export function isOutdatedHash(stored: string): boolean {
  return !stored.startsWith(`scrypt$${COST.logN}$${COST.r}$${COST.p}$`)
}

/** What is wrong with a new password (domain §12.2: eight characters, three kinds of four); null when nothing is. */
export function findPasswordFault(password: string, account = ''): FieldFault | null {
  const length = [...password].length
  if (length < SHORTEST || password.length > LONGEST)
    return wrong(
      `口令长度应为 ${SHORTEST} 至 ${LONGEST} 个字符。`,
      `A password has ${SHORTEST} to ${LONGEST} characters.`,
    )
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (kinds < 3)
    return wrong(
      '口令应含大写字母、小写字母、数字、符号中的至少三种。',
      'A password holds at least three of: capitals, small letters, digits, signs.',
    )
  if (account.length >= 3 && password.toLowerCase().includes(account.toLowerCase()))
    return wrong('口令不能包含账号。', 'A password must not contain the account name.')
  return null
}

function wrong(zh: string, en: string): FieldFault {
  return { field: 'password', zh, en }
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const N = 2 ** cost.logN
  // Node refuses above 32 MiB unless told; scrypt needs 128 * N * r bytes and a little.
  const options: ScryptOptions = {
    N,
    r: cost.r,
    p: cost.p,
    maxmem: 128 * N * cost.r + 128 * cost.r * cost.p + 1_048_576,
  }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, options, (error, derived) =>
      error ? reject(error) : resolve(derived),
    )
  })
}
