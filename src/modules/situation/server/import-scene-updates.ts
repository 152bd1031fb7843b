import { type Fault, fault } from '#core/fault.ts'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import { dayOfDate } from '#core/time/local.ts'
import { getDistrict } from '#modules/territory/contract.ts'
import type { UploadedFile } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { FeatureStreamFault, streamFeatures } from '#platform/space/feature-stream.ts'
import { importSceneUpdates } from '../contract.ts'
import { readUpdate, type UpdateInFile } from '../domain/read-update.ts'
import { coveredM2 } from './buffer-shapes.ts'
import { addSceneUpdates, knownSceneUpdates } from './scene-update-store.ts'
import { newSceneUpdate, today } from './scene-updates.ts'
import { round1 } from './space-places.ts'

const MOST_BYTES = 32 * 1024 * 1024
const MOST_FEATURES = 2000
const MOST_FAULTS = 200

/** Sound areas are taken, the others told with their number; the same area of the same day comes in once. */
export const importSceneUpdatesHandler = handle(importSceneUpdates, async (input, call) => {
  if (!call.file) throw badFile('请选择一个 GeoJSON 文件。', 'Choose a GeoJSON file.')
  const { bbox } = await call.call(getDistrict, {})
  const rules = {
    datum: datumOf(input.datum),
    usualDate: dateOf(input.updatedOn),
    today: today(call),
    district: bbox,
  }
  const dryRun = input.dryRun === 'true'
  const updates: UpdateInFile[] = []
  const faults: { line: number; zh: string; en: string }[] = []
  let read = 0
  for await (const { no, feature } of featuresOf(call.file)) {
    read = no
    const one = readUpdate(feature, rules)
    if (one.ok) updates.push(one.update)
    else faults.push({ line: no, ...one.fault })
  }
  const fileName = call.file.name.slice(0, 200)
  const rows = distinct(updates).map((update) => newSceneUpdate(call, update, { fileName, invented: false }))
  const known = updates.length - rows.length + (await knownSceneUpdates(call.db, rows))
  if (!dryRun) await addSceneUpdates(call.db, rows)
  const counts = { read, added: updates.length - known, known, rejected: faults.length }
  call.note('scene-updates', { dryRun, fileName, ...counts })
  return {
    dryRun,
    ...counts,
    addedM2: round1(coveredM2(rows.map(({ geometry }) => geometry))),
    faults: faults.slice(0, MOST_FAULTS),
  }
})

function distinct(updates: readonly UpdateInFile[]): UpdateInFile[] {
  return [...new Map(updates.map((one) => [`${one.updatedOn} ${JSON.stringify(one.geometry)}`, one])).values()]
}

async function* featuresOf(file: UploadedFile): AsyncGenerator<{ no: number; feature: unknown }> {
  try {
    for await (const { no, feature } of streamFeatures(textOf(file))) {
      if (no > MOST_FEATURES)
        throw badFile(
          `图形超过 ${MOST_FEATURES} 个，请分文件导入。`,
          `More than ${MOST_FEATURES} features; import several files.`,
        )
      yield { no, feature }
    }
  } catch (error) {
    if (!(error instanceof FeatureStreamFault)) throw error
    const { no, line } = error
    throw badFile(
      `文件在第 ${line} 行（第 ${no} 个图形）读不下去，不是完整的 GeoJSON 要素集合。请重新导出。`,
      `The file cannot be read at line ${line} (feature ${no}): it is no whole GeoJSON FeatureCollection. Export it again.`,
    )
  }
}

async function* textOf({ stream }: UploadedFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  try {
    for await (const chunk of stream) {
      const block = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
      bytes += block.length
      if (bytes > MOST_BYTES)
        throw badFile('文件超过 32 MB，请分文件导入。', 'The file is above 32 MB; import several files.')
      yield decoder.decode(block, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError)
      throw badFile('文件不是 UTF-8 编码。请另存为 UTF-8。', 'The file is not UTF-8: save it as UTF-8.')
    throw error
  }
}

/** Fields of a form come as text that nobody has checked. */
function datumOf(text: string | undefined): Datum {
  if (!text) return 'CGCS2000'
  const datum = DATUMS.find((known) => known === text)
  if (!datum) throw badFile(`坐标系只有 ${DATUMS.join('、')}。`, `The datum is one of ${DATUMS.join(', ')}.`)
  return datum
}

function dateOf(text: string | undefined): string | null {
  if (!text) return null
  if (dayOfDate(text) === null) throw badFile('更新日期应如 2026-11-21。', 'The date must be like 2026-11-21.')
  return text
}

const badFile = (zh: string, en: string): Fault => fault('scene-update-file', { status: 422, zh, en })
