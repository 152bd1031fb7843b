import { pointsOf } from '#core/document/paper.ts'
import type { CellStyle } from '#core/document/printed-grid.ts'
import { UNFRAMED } from '#core/document/printed-grid.ts'
import { OFFICE_FONTS } from './fonts.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** The format that leaves what is typed as it is typed: 95% stays 95%. */
const TEXT_FORMAT = 49
const FIRST_OWN_FORMAT = 164
const LEFT: readonly CellStyle[] = ['text', 'line', 'remark']
const FONTS: Partial<Record<CellStyle, number>> = { title: 1, remark: 2 }

interface Style {
  style: CellStyle | 'plain'
  /** Decimals of a number; `text`, or `general` where a text is too long for the text format. */
  format: number | 'text' | 'general'
}

/** Gathers the styles that cells ask for and numbers them; number 0 is the plain one. */
export interface BookStyles {
  of(style: CellStyle | 'plain', format: Style['format']): number
  xml(): string
}

export function bookStyles(): BookStyles {
  const all: Style[] = [{ style: 'plain', format: 'general' }]
  return {
    of(style, format) {
      const found = all.findIndex((one) => one.style === style && one.format === format)
      return found >= 0 ? found : all.push({ style, format }) - 1
    },
    xml: () => stylesXml(all),
  }
}

function stylesXml(all: readonly Style[]): string {
  const decimals = [...new Set(all.flatMap(({ format }) => (typeof format === 'number' && format > 0 ? [format] : [])))]
  const formats = decimals.map(
    (count, at) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + at}" formatCode="0.${'0'.repeat(count)}"/>`,
  )
  const formatId = (format: Style['format']) => {
    if (format === 'text') return TEXT_FORMAT
    if (format === 'general') return 0
    return format === 0 ? 1 : FIRST_OWN_FORMAT + decimals.indexOf(format)
  }
  const thin = ['left', 'right', 'top', 'bottom'].map(
    (side) => `<${side} style="thin"><color rgb="FF000000"/></${side}>`,
  )
  return (
    `<styleSheet xmlns="${MAIN}">` +
    (formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '') +
    `<fonts count="3">${font(OFFICE_FONTS.body, pointsOf('text'))}${font(OFFICE_FONTS.title, pointsOf('title'), true)}${font(OFFICE_FONTS.body, pointsOf('remark'))}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${thin.join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${all.length}">${all.map((style) => cellFormat(style, formatId(style.format))).join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}

const font = (name: string, points: number, bold = false) =>
  `<font>${bold ? '<b/>' : ''}<sz val="${points}"/><name val="${name}"/><charset val="134"/></font>`

function cellFormat({ style }: Style, formatId: number): string {
  if (style === 'plain')
    return `<xf numFmtId="${formatId}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`
  const border = UNFRAMED.includes(style) ? 0 : 1
  const across = LEFT.includes(style) ? 'left' : style === 'lead' ? 'right' : 'center'
  // A number is never broken: one that is too long for its column is written smaller.
  const fit = style === 'number' ? 'shrinkToFit="1"' : 'wrapText="1"'
  return (
    `<xf numFmtId="${formatId}" fontId="${FONTS[style] ?? 0}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">` +
    `<alignment horizontal="${across}" vertical="center" ${fit}/></xf>`
  )
}
