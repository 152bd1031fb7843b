import { fault } from '#core/fault.ts'
import { findExact, HUNDRED, times } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { excelDate } from '../tables/xlsx/date-format.ts'
import { inlineText, unescapeText } from '../tables/xlsx/inline-text.ts'
import type { TextStore } from '../tables/xlsx/text-store.ts'
import { listParts, readSharedTexts } from '../tables/xlsx/workbook.ts'
import { openWorkbookZip, type WorkbookZip } from '../tables/xlsx/workbook-zip.ts'
import { xmlEvents } from '../tables/xlsx/xml-events.ts'
import { type NumberKind, readNumberKinds } from './number-kinds.ts'

export interface ReadCell {
  /** As a reader sees it, numbers with all their digits: `16.42`, `95%`, `2026-04-29`. */
  text: string
  formula: string | null
}

export interface ReadSheet {
  name: string
  cells: ReadonlyMap<string, ReadCell>
}

export interface WorkbookLimits {
  /** Unpacked. */
  maxBytes: number
  maxSheets: number
  maxCells: number
}

/** All cells of a small workbook by sheet and address, e.g. `C5`; for rows without end there is `readTable`. */
export async function readWorkbookCells(path: string, limits: WorkbookLimits): Promise<ReadSheet[]> {
  const zip = await openWorkbookZip(path, limits.maxBytes)
  try {
    const { sheets, stylesPart, textsPart, from1904 } = await listParts(zip)
    if (sheets.length > limits.maxSheets) throw tooManySheets(limits.maxSheets)
    const kinds = stylesPart && zip.has(stylesPart) ? await readNumberKinds(zip, stylesPart) : []
    const texts = await readSharedTexts(zip, textsPart)
    try {
      const read: ReadSheet[] = []
      let left = limits.maxCells
      for (const { name, part } of sheets) {
        const cells = await cellsOf(zip, part, { kinds, texts, from1904 }, left)
        left -= cells.size
        read.push({ name, cells })
      }
      return read
    } finally {
      texts.close()
    }
  } finally {
    zip.close()
  }
}

interface Surroundings {
  kinds: readonly NumberKind[]
  texts: TextStore
  from1904: boolean
}

async function cellsOf(zip: WorkbookZip, part: string, around: Surroundings, most: number) {
  const cells = new Map<string, ReadCell>()
  /** A formula that many cells share stands with the first of them. */
  const shared = new Map<string, string>()
  let here = { address: '', type: 'n', style: 0 }
  let inside: 'v' | 'f' | null = null
  let value = ''
  let formula = ''
  let group: string | null = null
  const inline = inlineText()
  const events = xmlEvents(await zip.open(part), {
    open(tag, attributes) {
      if (tag === 'c') {
        here = { address: attributes.r ?? '', type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) }
        value = ''
        formula = ''
        group = null
      } else if (tag === 'v') inside = 'v'
      else if (tag === 'f') {
        inside = 'f'
        group = attributes.t === 'shared' ? (attributes.si ?? null) : null
      } else inline.open(tag)
    },
    text(text) {
      if (inside === 'v') value += text
      else if (inside === 'f') formula += text
      else inline.add(text)
    },
    close(tag) {
      if (tag === 'v' || tag === 'f') inside = null
      else if (tag === 'c') {
        const text = here.type === 'inlineStr' ? inline.take() : textOf(here.type, here.style, value, around)
        inline.take()
        if (group !== null && formula !== '') shared.set(group, formula)
        const own = formula || (group === null ? '' : (shared.get(group) ?? ''))
        if (text === '' && own === '') return
        if (cells.size >= most) throw tooManyCells(most)
        cells.set(here.address, { text, formula: own === '' ? null : unescapeText(own) })
      } else inline.close(tag)
    },
  })
  for await (const _ of events) {
    // The handlers have done all there is to do.
  }
  return cells
}

function textOf(type: string, style: number, value: string, { kinds, texts, from1904 }: Surroundings): string {
  if (value === '') return ''
  if (type === 's') return texts.find(Number(value)) ?? ''
  if (type === 'str') return unescapeText(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return value
  const kind = kinds[style] ?? 'plain'
  if (kind === 'date') return String(excelDate(Number(value), from1904))
  const exact = findExact(sureDigits(value))
  if (!exact) return value
  return kind === 'percent' ? `${toText(times(exact, HUNDRED), 30)}%` : toText(exact, 30)
}

/** Spreadsheets write 1743.268 as 1743.2680000000001: what is beyond fifteen digits is noise of their binary numbers. */
function sureDigits(value: string): string {
  const digits = value
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
  return digits.length <= 15 ? value : Number(value).toPrecision(15)
}

const tooManySheets = (most: number) =>
  fault('workbook-too-large', {
    status: 413,
    zh: `工作簿超过 ${most} 张工作表。请分成几个文件。`,
    en: `The workbook has more than ${most} sheets. Split it.`,
  })

const tooManyCells = (most: number) =>
  fault('workbook-too-large', {
    status: 413,
    zh: `工作簿的单元格过多（上限还剩 ${most} 个）。请分成几个文件，并清除空白区域的内容。`,
    en: `The workbook has too many cells (${most} were left). Split it and clear what is not needed.`,
  })
