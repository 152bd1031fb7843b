import { escapeXml } from '../tables/write/sheet-xml.ts'
import type { ZipPart } from '../tables/write/zip-bytes.ts'
import type { BookSheet } from './book-sheet.ts'
import { bookSheetXml } from './book-sheet-xml.ts'
import { bookStyles } from './book-styles.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook of several sheets (ECMA-376 part 1, §12.3). */
export function workbookParts(sheets: readonly BookSheet[]): ZipPart[] {
  const styles = bookStyles()
  const bodies = sheets.map((sheet) => bookSheetXml(sheet, styles))
  const numbers = sheets.map((_, at) => at + 1)
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
  const override = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${kind}+xml"/>`
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
        `${override('workbook', 'sheet.main')}${override('styles', 'styles')}${numbers.map((no) => override(`worksheets/sheet${no}`, 'worksheet')).join('')}</Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
        .map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((no) => relation(`rId${no}`, 'worksheet', `worksheets/sheet${no}.xml`)).join('')}${relation(`rId${numbers.length + 1}`, 'styles', 'styles.xml')}</Relationships>`,
    ),
    part('xl/styles.xml', styles.xml()),
    ...bodies.map((body, at) => part(`xl/worksheets/sheet${at + 1}.xml`, body)),
  ]
}

const part = (name: string, xml: string): ZipPart => ({ name, content: [HEAD + xml] })
