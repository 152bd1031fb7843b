import { tableUnreadable } from '../table-faults.ts'
import { isDateFormat } from './date-format.ts'
import { inlineText } from './inline-text.ts'
import { TextStore } from './text-store.ts'
import type { WorkbookZip } from './workbook-zip.ts'
import { type XmlHandlers, xmlEvents } from './xml-events.ts'

export interface Workbook {
  sheetPart: string
  /** True where days are counted from 1904, as old Macintosh workbooks do. */
  from1904: boolean
  /** By style number: is a number in this style a date? */
  dateStyles: readonly boolean[]
  texts: TextStore
}

const MOST_TEXTS = 5_000_000

/** Where the parts of a workbook lie. */
export interface WorkbookParts {
  sheets: readonly { name: string; part: string; hidden: boolean }[]
  from1904: boolean
  stylesPart: string | undefined
  textsPart: string | undefined
}

export async function listParts(zip: WorkbookZip): Promise<WorkbookParts> {
  const main = (await relations(zip, '_rels/.rels', '')).find((part) => part.type === 'officeDocument')?.target
  const workbookPart = main ?? 'xl/workbook.xml'
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  const file = workbookPart.slice(folder.length)
  const parts = await relations(zip, `${folder}_rels/${file}.rels`, folder)
  const { sheets, from1904 } = await readSheets(zip, workbookPart)
  const partOf = (relation: string) =>
    parts.find((part) => part.id === relation && part.type === 'worksheet')?.target ?? ''
  return {
    sheets: sheets
      .map(({ name, relation, hidden }) => ({ name, part: partOf(relation), hidden }))
      .filter(({ part }) => part !== ''),
    from1904,
    stylesPart: parts.find((part) => part.type === 'styles')?.target,
    textsPart: parts.find((part) => part.type === 'sharedStrings')?.target,
  }
}

/** Reads all of a workbook but its rows. The caller closes `texts`. */
export async function readWorkbook(zip: WorkbookZip, sheetName: string | undefined): Promise<Workbook> {
  const { sheets, from1904, stylesPart, textsPart } = await listParts(zip)
  const chosen =
    sheetName === undefined
      ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name === sheetName)
  if (!chosen) {
    if (sheetName === undefined) throw tableUnreadable('工作簿中没有工作表。', 'the workbook has no sheet.')
    const names = sheets.slice(0, 20).map((sheet) => sheet.name)
    throw tableUnreadable(
      `没有工作表“${sheetName}”，只有${names.map((name) => `“${name}”`).join('、')}。`,
      `there is no sheet "${sheetName}", only ${names.map((name) => `"${name}"`).join(', ')}.`,
    )
  }
  const dateStyles = stylesPart && zip.has(stylesPart) ? await readDateStyles(zip, stylesPart) : []
  return { sheetPart: chosen.part, from1904, dateStyles, texts: await readSharedTexts(zip, textsPart) }
}

/** The texts that cells of all sheets point to; the caller closes them. */
export async function readSharedTexts(zip: WorkbookZip, part: string | undefined): Promise<TextStore> {
  const texts = new TextStore()
  try {
    if (part && zip.has(part)) await readTexts(zip, part, texts)
  } catch (error) {
    texts.close()
    throw error
  }
  return texts
}

interface Relation {
  id: string
  type: string
  target: string
}

async function relations(zip: WorkbookZip, name: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = []
  if (!zip.has(name)) return found
  await readPart(zip, name, {
    open(tag, { Id = '', Type = '', Target = '' }) {
      if (tag !== 'Relationship' || found.length > 10_000) return
      const target = Target.startsWith('/') ? Target.slice(1) : folder + Target.replace(/^\.\//, '')
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return found
}

async function readSheets(zip: WorkbookZip, name: string) {
  const sheets: { name: string; relation: string; hidden: boolean }[] = []
  let from1904 = false
  await readPart(zip, name, {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (tag !== 'sheet' || sheets.length >= 1000) return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', relation, hidden: (attributes.state ?? 'visible') !== 'visible' })
    },
  })
  return { sheets, from1904 }
}

async function readDateStyles(zip: WorkbookZip, name: string): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCellFormats = false
  await readPart(zip, name, {
    open(tag, { numFmtId = '0', formatCode = '' }) {
      if (tag === 'numFmt' && formats.size < 10_000) formats.set(Number(numFmtId), formatCode)
      if (tag === 'cellXfs') inCellFormats = true
      if (tag === 'xf' && inCellFormats && styles.length < 100_000)
        styles.push(isDateFormat(Number(numFmtId), formats.get(Number(numFmtId))))
    },
    close(tag) {
      if (tag === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

async function readTexts(zip: WorkbookZip, name: string, texts: TextStore): Promise<void> {
  const collected = inlineText()
  await readPart(zip, name, {
    open: (tag) => collected.open(tag),
    text: (text) => collected.add(text),
    close(tag) {
      collected.close(tag)
      if (tag !== 'si') return
      if (texts.length >= MOST_TEXTS)
        throw tableUnreadable('不同的文字超过五百万条。', 'it holds more than five million texts.')
      texts.add(collected.take())
    },
  })
}

export async function readPart(zip: WorkbookZip, name: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of xmlEvents(await zip.open(name), handlers)) {
    // The handlers have done all there is to do.
  }
}
