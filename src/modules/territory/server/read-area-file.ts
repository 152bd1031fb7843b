import type { Datum } from '#core/place/datum.ts'
import type { UploadedFile } from '#platform/call.ts'
import type { AreaInFile } from '../domain/plan-area-import.ts'
import { readShape } from '../domain/read-shape.ts'
import { badFile } from './faults.ts'

const MOST_BYTES = 32 * 1024 * 1024
const MOST_FEATURES = 20_000
const LONGEST_NAME = 60

export interface AreaFile {
  read: number
  areas: AreaInFile[]
  faults: { line: number; code: string | null; zh: string; en: string }[]
}

/** A GeoJSON FeatureCollection whose features carry `code` and `name`; `line` counts features from 1. */
export async function readAreaFile(file: UploadedFile, datum: Datum): Promise<AreaFile> {
  const features = featuresOf(await readText(file))
  const answer: AreaFile = { read: features.length, areas: [], faults: [] }
  for (const [index, feature] of features.entries()) {
    const line = index + 1
    const { geometry, properties } = (feature ?? {}) as { geometry?: unknown; properties?: Record<string, unknown> }
    const code = textOf(properties?.code)
    const name = textOf(properties?.name)
    const refuse = (zh: string, en: string) => answer.faults.push({ line, code: code || null, zh, en })
    if (!code) refuse('属性里没有 code（区域编码）。', 'The properties lack code.')
    else if (!name || name.length > LONGEST_NAME)
      refuse(`名称 name 应为 1 到 ${LONGEST_NAME} 个字。`, `The name must have 1 to ${LONGEST_NAME} characters.`)
    else {
      const shape = readShape(geometry, datum)
      if (shape.ok) answer.areas.push({ line, code, name, polygon: shape.geometry })
      else refuse(shape.fault.zh, shape.fault.en)
    }
  }
  return answer
}

function featuresOf(text: string): unknown[] {
  let document: { type?: unknown; features?: unknown }
  try {
    document = JSON.parse(text) as typeof document
  } catch (error) {
    throw badFile(
      `文件不是 JSON：${(error as Error).message.slice(0, 80)}。请导出为 GeoJSON 后再试。`,
      `The file is no JSON: ${(error as Error).message.slice(0, 80)}. Export it as GeoJSON.`,
    )
  }
  if (document?.type !== 'FeatureCollection' || !Array.isArray(document.features))
    throw badFile(
      '文件应为 GeoJSON 的 FeatureCollection，请重新导出。',
      'The file must be a GeoJSON FeatureCollection; export it again.',
    )
  if (document.features.length > MOST_FEATURES)
    throw badFile(
      `图形超过 ${MOST_FEATURES} 个，请分文件导入。`,
      `More than ${MOST_FEATURES} features; import several files.`,
    )
  return document.features
}

async function readText({ stream }: UploadedFile): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const block = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
    bytes += block.length
    if (bytes > MOST_BYTES)
      throw badFile(
        `文件超过 ${MOST_BYTES / 1024 / 1024} MB，请分文件导入。`,
        `The file is above ${MOST_BYTES / 1024 / 1024} MB; import several files.`,
      )
    chunks.push(block)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '')
}

/** Programs write codes as text or as numbers. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
