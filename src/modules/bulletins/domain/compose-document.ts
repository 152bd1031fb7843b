import { dateOfDay } from '#core/time/local.ts'
import type { Block, BulletinDocument, Mark, Shape } from './document.ts'
import { type Figure, type FigureRow, NO_CELL, type Source } from './figure.ts'
import { type Period, sayPeriod } from './period.ts'
import { compareWords, exactOf, sayValue } from './say-figure.ts'
import { rankRows, sayRuns } from './sentence.ts'
import { tableBlock } from './table-block.ts'
import type { Template, TemplateBlock } from './template.ts'

export interface Composed {
  template: Template
  version: string
  period: Period
  figures: ReadonlyMap<string, Figure>
  sources: readonly Source[]
  /** Outlines of the areas that maps show. */
  shapes: readonly Shape[]
  office: string
  districtName: string
  issuedOn: string
  madeAt: string
  number: string
  corrects: BulletinDocument['corrects']
  /** What persons have written, by id of the block. */
  words: Readonly<Record<string, string>>
}

const MOST_BARS = 20

/** Puts a bulletin together: nothing is reckoned here that the figures do not say. */
export function composeDocument(it: Composed): BulletinDocument {
  const { template, period, figures } = it
  const words = compareWords(template.cycle)
  let tables = 0
  let pictures = 0
  const figureOf = (id: string) => {
    const found = figures.get(id)
    if (!found) throw new RangeError(`${template.id}: there is no figure ${id}`)
    return found
  }
  const blockOf = (block: TemplateBlock): Block[] => {
    if ('say' in block) {
      const text = isMet(block, figureOf) ? block.say : block.otherwise
      return text === undefined ? [] : [{ kind: 'say', runs: sayRuns(text, figures, words) }]
    }
    if ('table' in block) {
      const figure = figureOf(block.table)
      if (figure.rows.length === 0) return [empty(block.title)]
      tables += 1
      return [tableBlock(block, figure, tables, words)]
    }
    if ('words' in block)
      return [{ kind: 'words', id: block.words, hint: block.hint, text: it.words[block.words] ?? '' }]
    const figure = figureOf('chart' in block ? block.chart : block.map)
    const measure = block.measure ?? 0
    const { unit, form } = figure.measures[measure]!
    const common = { unit: form === 'share' ? '%' : unit, source: figure.source, title: block.title }
    if ('map' in block) {
      if (it.shapes.length === 0) return []
      pictures += 1
      const marks = figure.rows.map((row) => markOf(row, measure, figure))
      return [{ kind: 'map', no: pictures, ...common, marks, shapes: [...it.shapes] }]
    }
    const rows =
      block.form === 'line'
        ? figure.rows
        : rankRows(figure, measure, 'most').slice(0, Math.min(block.rows ?? 10, MOST_BARS))
    if (rows.length === 0) return [empty(block.title)]
    pictures += 1
    const marks = rows.map((row) => markOf(row, measure, figure))
    return [{ kind: 'chart', no: pictures, ...common, form: block.form, marks }]
  }
  return {
    schema: 'bulletin/1',
    template: { id: template.id, version: it.version },
    kind: template.kind,
    cycle: template.cycle,
    period: { key: period.key, from: dateOfDay(period.from), to: dateOfDay(period.to), zh: sayPeriod(period) },
    redTitle: template.redTitle.replaceAll('{district}', it.districtName),
    number: it.number,
    title: `${template.zh.replaceAll('{district}', it.districtName)}（${sayPeriod(period)}）`,
    office: it.office,
    issuedOn: it.issuedOn,
    main: template.to.main,
    copy: template.to.copy,
    signedBy: null,
    corrects: it.corrects,
    sections: template.sections.map(({ id, title, blocks }) => ({ id, title, blocks: blocks.flatMap(blockOf) })),
    sources: [...it.sources],
    madeAt: it.madeAt,
  }
}

const empty = (title: string): Block => ({ kind: 'say', runs: [{ text: `${title}：本期没有。` }] })

function isMet({ when }: Extract<TemplateBlock, { say: string }>, figureOf: (id: string) => Figure): boolean {
  if (!when) return true
  const { total } = figureOf(when.figure)
  const cell = total.cells[when.measure ?? 0] ?? NO_CELL
  return !cell.hidden && (cell.n ?? cell.value ?? 0) >= when.least
}

function markOf(row: FigureRow, measure: number, { measures }: Figure): Mark {
  const kind = measures[measure]!
  const cell = row.cells[measure] ?? NO_CELL
  const value = cell.hidden ? null : exactOf(cell, kind.form)
  const scale = kind.form === 'share' ? 100 : 1
  return {
    key: row.key,
    label: row.label,
    value: value === null ? null : (Number(value.num) / Number(value.den)) * scale,
    text: sayValue(cell, { form: kind.form, unit: '' }),
  }
}
