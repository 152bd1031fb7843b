import { localDate, toRfc3339 } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { signBulletin } from '../contract.ts'
import type { BulletinDocument } from '../domain/document.ts'
import { insertSignature, lockEdition } from './bulletin-store.ts'
import { bulletinFaults } from './faults.ts'
import { makeFiles, removeFiles, storeFiles } from './make-files.ts'
import { signingKey, signStatement, sm3Hex, statementOf } from './signing.ts'
import { templateRoom } from './template-room.ts'

export const signBulletinHandler = handle(signBulletin, async ({ id }, call) => {
  const edition = await lockEdition(call.db, id)
  if (!edition) throw bulletinFaults.unknown()
  if (edition.state === 'signed') throw bulletinFaults.signed(edition.number)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== edition.version) throw bulletinFaults.stale()
  const template = call.runtime.use(templateRoom).find(edition.template)?.template
  const signers = template?.to.signers ?? []
  const post = signers.find((one) => call.principal.posts.some((held) => held.post === one))
  if (post === undefined) throw bulletinFaults.notSigner(signers.join('、'))
  const empty = wordsOf(edition.document).filter(({ text }) => text.trim() === '')
  if (empty.length > 0) throw bulletinFaults.wordsMissing(empty.map(({ hint }) => hint))
  const document: BulletinDocument = {
    ...edition.document,
    signedBy: call.principal.name,
    issuedOn: localDate(call.nowMs),
  }
  const key = await signingKey(call.runtime, call.db)
  const made = await makeFiles(document, template?.workbook === true)
  const { id: byId, name: byName, account } = call.principal
  const statement = statementOf(document, made, { account, post, at: toRfc3339(call.nowMs) })
  const sm3Pdf = sm3Hex(made.pdf)
  await insertSignature(call.db, {
    id,
    document,
    statement,
    sm3Pdf,
    signature: signStatement(key, statement),
    publicKey: key.publicKey,
    files: await storeFiles(call.runtime.files, document, made),
    byId,
    byName,
    byPost: post,
    atMs: call.nowMs,
  })
  call.note(id, { number: edition.number, sm3: sm3Pdf })
  call.afterCommit(() => removeFiles(call.runtime.files, edition.files))
  await tellReaders(call, edition.id, document, template?.to.posts ?? [])
  return { id, number: edition.number, sm3: sm3Pdf }
})

async function tellReaders(call: Call, id: string, { title, number }: BulletinDocument, posts: readonly string[]) {
  if (posts.length === 0) return
  await call.runtime.use(notify).notify(call, {
    to: { posts },
    kind: 'bulletin',
    title: { zh: `${title}${number}已签发`, en: `${title} ${number} is signed` },
    text: { zh: '请查阅。', en: 'Please read.' },
    link: `/c/bulletins/${id}`,
    dedupeKey: `bulletin:${id}`,
  })
}

/** What persons have to write. */
export const wordsOf = ({ sections }: BulletinDocument) =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'words' ? [block] : [])))
