import type { Seed } from '#platform/plug.ts'
import { mergeCards } from '../domain/merge-cards.ts'
import { readSigns } from '../domain/read-signs.ts'
import type { SignFile } from '../domain/sign.ts'
import { addVersion, codesSetByPersons, signsInForce } from './sign-store.ts'

/** Signs of the district's file; what changed there is a new version, thresholds that a person has set stay. */
export const seed: Seed = async (call, district) => {
  const { signs } = readSigns(await district.get<SignFile>('vital-signs'))
  const stored = new Map((await signsInForce(call.db)).map((one) => [one.code, one]))
  const set = await codesSetByPersons(call.db)
  for (const file of signs) {
    const inForce = stored.get(file.code)
    const card = inForce ? mergeCards(file, inForce.card, set.has(file.code)) : file
    if (card === null) continue
    await addVersion(call.db, {
      code: file.code,
      version: (inForce?.version ?? 0) + 1,
      card,
      origin: 'file',
      reason: inForce ? '区体征数据更新' : '区体征数据',
      byId: call.principal.id,
      byName: call.principal.name,
      atMs: call.nowMs,
    })
  }
}
