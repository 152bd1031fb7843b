import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '#core/text/canonical-json.ts'
import type { Sm2KeyPair } from '#platform/crypto/crypto-provider.ts'
import { findSigningKey, makeSigningKey } from '#platform/crypto/signing-key.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { BulletinDocument } from '../domain/document.ts'
import { hasSignatures, type StoredSignature } from './bulletin-store.ts'
import { bulletinFaults } from './faults.ts'
import type { MadeFiles } from './make-files.ts'

export const sm3Hex = (data: Buffer | string): string => softwareProvider.sm3(data).toString('hex')

/** The text that is signed: which bulletin, the SM3 digest of each of its files, who and when. */
export function statementOf(
  document: BulletinDocument,
  made: MadeFiles,
  by: { account: string; post: string; at: string },
): string {
  return canonicalJson({
    schema: 'yiwang:bulletin-signature:1',
    number: document.number,
    title: document.title,
    document: sm3Hex(canonicalJson(document)),
    pdf: sm3Hex(made.pdf),
    docx: sm3Hex(made.docx),
    xlsx: made.xlsx ? sm3Hex(made.xlsx) : null,
    ...by,
  })
}

export const signStatement = (key: Sm2KeyPair, statement: string): string =>
  softwareProvider.sm2Sign(key.privateKey, Buffer.from(statement)).toString('base64')

/** Whether the statement bears the signature, and what is kept are the document and the file that it names. */
export function isSigned(
  { statement, signature, publicKey, sm3Pdf }: StoredSignature,
  document: BulletinDocument,
  pdf: Buffer,
): boolean {
  const said = JSON.parse(statement) as { document?: unknown; pdf?: unknown }
  return (
    softwareProvider.sm2Verify(publicKey, Buffer.from(statement), Buffer.from(signature, 'base64')) &&
    said.pdf === sm3Pdf &&
    sm3Hex(pdf) === sm3Pdf &&
    said.document === sm3Hex(canonicalJson(document))
  )
}

/** The installation's key; a new one is made only where nothing has been signed yet. */
export async function signingKey({ config: { dataDir } }: Runtime, db: Executor): Promise<Sm2KeyPair> {
  const found = await findSigningKey(dataDir, process.env)
  if (found) return found
  const heads = await readdir(join(dataDir, 'record-heads')).catch(() => [])
  if (heads.length > 0 || (await hasSignatures(db))) throw bulletinFaults.noSigningKey(dataDir)
  return makeSigningKey(dataDir)
}
