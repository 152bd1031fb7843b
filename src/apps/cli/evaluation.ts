import { sheetProof } from '#modules/evaluation/contract.ts'
import { openHouse } from './open-house.ts'
import { UsageError } from './words-of.ts'

/** `evaluation verify`: reckons every stored sheet anew from its stored inputs; exit code 1 where one differs. */
export async function evaluation(words: string[]): Promise<number> {
  if (words.length !== 1 || words[0] !== 'verify') throw new UsageError('请写 evaluation verify。')
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  try {
    const result = await house.runtime.asSystem('evaluation.verify', (call) =>
      house.runtime.use(sheetProof).verifyAll(call),
    )
    console.log(JSON.stringify(result))
    for (const { no, version, what } of result.faults) console.error(`${no ?? '—'} 第 ${version} 版：${what}`)
    return result.faults.length > 0 ? 1 : 0
  } finally {
    await house.close()
  }
}
