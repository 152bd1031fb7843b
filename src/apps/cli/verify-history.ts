import { parseArgs } from 'node:util'
import { type RecordProof, recordProof } from '#modules/cases/contract.ts'
import { openHouse } from './open-house.ts'
import { progressLine } from './progress-line.ts'
import { UsageError, wholeOption } from './words-of.ts'

const FAULTS_SHOWN = 50

/** Where the record breaks: at a line of a case, or at the head of a day. */
type Break = { caseNo: string; line: number | null; what: string } | { day: string; what: string }

/** Checks every chain, that records replay to the rows, and the signed heads; names the first broken link. */
export async function verifyHistory(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: { limit: { type: 'string' }, 'public-key': { type: 'string' } },
  })
  const limit = wholeOption('limit', values.limit)
  const publicKey = values['public-key'] ?? null
  if (publicKey !== null && !/^04[0-9a-f]{128}$/i.test(publicKey))
    throw new UsageError('--public-key 应为 130 位十六进制，以 04 开头。')
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  try {
    const proof = house.runtime.use(recordProof)
    const cases = await verifyCases(proof, limit)
    // A part of the cases says nothing of whole days.
    const days = limit === null ? await verifyDays(proof, publicKey) : null
    const { first: firstCase, ...counts } = cases
    const firstBroken = firstCase ?? days?.faults[0] ?? null
    console.log(JSON.stringify({ ...counts, days, firstBroken }))
    if (days && days.unsigned > 0)
      console.error(`${days.unsigned} 天已过而未签名：服务运行时每小时补签一次，缺签名密钥时不签。`)
    if (days && days.publicKeys.length > 1)
      console.error('这些天由不止一个密钥签名，请核对换过密钥的日期，见 publicKeys。')
    if (firstBroken) console.error(`第一处断裂：${sayBreak(firstBroken)}`)
    return firstBroken ? 1 : 0
  } finally {
    await house.close()
  }
}

async function verifyCases(proof: RecordProof, limit: number | null) {
  const show = progressLine(null)
  const result = { cases: 0, lines: 0, wrong: 0, faults: [] as Break[], first: null as Break | null }
  for await (const { caseNo, lines, faults } of proof.verifyAll(limit)) {
    result.cases++
    result.lines += lines
    if (faults.length > 0) result.wrong++
    // A link that broke says more than the differences that follow from it.
    const [worst] = [...faults].sort((a, b) => (a.line ?? Number.MAX_VALUE) - (b.line ?? Number.MAX_VALUE))
    if (worst) result.first ??= { caseNo, ...worst }
    for (const fault of faults) if (result.faults.length < FAULTS_SHOWN) result.faults.push({ caseNo, ...fault })
    show(result.cases)
  }
  return result
}

async function verifyDays(proof: RecordProof, publicKey: string | null) {
  const result = {
    signed: 0,
    signedTo: null as string | null,
    head: null as string | null,
    unsigned: 0,
    publicKeys: [] as { publicKey: string; from: string }[],
    faults: [] as Break[],
  }
  for await (const { day, head, publicKey: signer, faults } of proof.verifyDays(publicKey)) {
    if (head !== null) {
      result.signed++
      result.signedTo = day
      result.head = head
    } else if (faults.length === 0) result.unsigned++
    if (signer !== null && result.publicKeys.at(-1)?.publicKey !== signer && result.publicKeys.length < FAULTS_SHOWN)
      result.publicKeys.push({ publicKey: signer, from: day })
    for (const what of faults) if (result.faults.length < FAULTS_SHOWN) result.faults.push({ day, what })
  }
  return result
}

function sayBreak(broken: Break): string {
  if ('day' in broken) return `${broken.day} 的每日签名（${broken.what}）`
  return `案件 ${broken.caseNo}${broken.line === null ? '' : ` 第 ${broken.line} 行`}（${broken.what}）`
}
