import type { Block, Mark } from './document.ts'
import { safe } from './safe.ts'

type ChartBlock = Extract<Block, { kind: 'chart' }>
type MapBlock = Extract<Block, { kind: 'map' }>

/** All pictures are 150 mm wide, drawn in tenths of a millimetre, in one ink and its shades: they are copied in grey. */
const WIDE = 1500
const INK = '#1f4e8c'
const RULE = '#b9c2cf'
const LETTER = 34
const style = `font-size="${LETTER}" fill="#000"`

/** Bars from the top, longest name first cut; lines by time. */
export const drawChart = (block: ChartBlock): string => (block.form === 'bar' ? bars(block) : line(block))

function bars({ marks, source }: ChartBlock): string {
  const step = 64
  const left = Math.min(430, Math.max(...marks.map(({ label }) => letters(label) * LETTER)) + 20)
  const room = WIDE - left - 180
  const most = Math.max(...marks.map(({ value }) => value ?? 0), 1e-9)
  const rows = marks.map((mark, at) => {
    const y = at * step + 10
    const wide = Math.max(2, ((mark.value ?? 0) / most) * room)
    return (
      `<text x="${left - 14}" y="${y + 34}" text-anchor="end" ${style}>${safe(cut(mark.label, (left - 20) / LETTER))}</text>` +
      `<g data-figure="${figureMark(source, mark)}"><rect x="${left}" y="${y}" width="${round(wide)}" height="44" fill="${INK}"/>` +
      `<text x="${round(left + wide + 12)}" y="${y + 34}" ${style}>${safe(mark.text)}</text></g>`
    )
  })
  const high = marks.length * step + 10
  return svg(
    high,
    `<line x1="${left}" y1="0" x2="${left}" y2="${high}" stroke="${RULE}" stroke-width="3"/>${rows.join('')}`,
  )
}

function line({ marks, source, unit }: ChartBlock): string {
  const [left, top, high, low] = [120, 60, 420, 80]
  const room = WIDE - left - 40
  const most = niceTop(Math.max(...marks.map(({ value }) => value ?? 0), 1))
  const x = (at: number) => round(left + (marks.length === 1 ? room / 2 : (at / (marks.length - 1)) * room))
  const y = (value: number) => round(top + high - (value / most) * high)
  const rules = [0, 0.5, 1].map((part) => {
    const at = y(most * part)
    return `<line x1="${left}" y1="${at}" x2="${WIDE - 40}" y2="${at}" stroke="${RULE}" stroke-width="2"/><text x="${left - 14}" y="${at + 12}" text-anchor="end" ${style}>${round(most * part)}</text>`
  })
  const points = marks.flatMap(({ value }, at) => (value === null ? [] : [`${x(at)},${y(value)}`]))
  const every = Math.ceil(marks.length / 8)
  const names = marks.map((mark, at) => {
    const text = at % every === 0 ? safe(shortDay(mark.label)) : ''
    const dot =
      mark.value === null
        ? ''
        : `<circle data-figure="${figureMark(source, mark)}" cx="${x(at)}" cy="${y(mark.value)}" r="9" fill="${INK}"/>`
    return `${dot}${text ? `<text x="${x(at)}" y="${top + high + 48}" text-anchor="middle" ${style}>${text}</text>` : ''}`
  })
  return svg(
    top + high + low,
    `<text x="${left}" y="34" ${style}>单位：${safe(unit)}</text>${rules.join('')}<polyline points="${points.join(' ')}" fill="none" stroke="${INK}" stroke-width="6"/>${names.join('')}`,
  )
}

/** Five shades by equal shares of the areas, with a legend; an area without a value is hatched white. */
export function drawMap({ marks, shapes, source, unit }: MapBlock): string {
  const shades = ['#e8eff8', '#bfd3ec', '#8db0dc', '#5685c0', INK]
  const known = marks.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b)
  const limits = shades.map(
    (_, at) => known[Math.min(known.length - 1, Math.floor((at * known.length) / shades.length))] ?? 0,
  )
  const classOf = (value: number) => limits.findLastIndex((limit) => value >= limit)
  const byCode = new Map(marks.map((mark) => [mark.key, mark]))
  const areas = shapes.map(({ code, path, at }) => {
    const mark = byCode.get(code)
    const level = mark?.value == null ? -1 : Math.max(0, classOf(mark.value))
    const fill = level < 0 ? '#fff' : shades[level]
    const ink = level >= 3 ? '#fff' : '#000'
    const name = mark
      ? `<text x="${at[0]}" y="${at[1] - 4}" text-anchor="middle" font-size="28" fill="${ink}">${safe(mark.label.replace(/街道$/, ''))}</text><text x="${at[0]}" y="${at[1] + 28}" text-anchor="middle" font-size="28" fill="${ink}">${safe(mark.text)}</text>`
      : ''
    return `<g${mark ? ` data-figure="${figureMark(source, mark)}"` : ''}><path d="${path}" fill="${fill}" stroke="#fff" stroke-width="4"/><path d="${path}" fill="none" stroke="#555" stroke-width="2"/>${name}</g>`
  })
  const used = shades.flatMap((shade, at) => {
    const inside = known.filter((value) => classOf(value) === at)
    return inside.length > 0 ? [{ shade, text: span(inside) }] : []
  })
  const legend = used.map(
    ({ shade, text }, at) =>
      `<rect x="1180" y="${520 + at * 48}" width="48" height="32" fill="${shade}" stroke="#555" stroke-width="2"/><text x="1240" y="${547 + at * 48}" font-size="28" fill="#000">${text}</text>`,
  )
  return svg(
    800,
    `${areas.join('')}<text x="1180" y="500" font-size="28" fill="#000">单位：${safe(unit)}</text>${legend.join('')}`,
  )
}

const span = (values: readonly number[]) => {
  const [first, last] = [round(values[0]!), round(values.at(-1)!)]
  return first === last ? `${first}` : `${first}—${last}`
}

const svg = (high: number, inside: string) =>
  `<svg class="picture" data-picture viewBox="0 0 ${WIDE} ${round(high)}" style="width:150mm;height:${round(high / 10)}mm" xmlns="http://www.w3.org/2000/svg">${inside}</svg>`

export const figureMark = (source: number, { key }: Pick<Mark, 'key'>, measure = 0) =>
  safe(JSON.stringify(key === null ? { source, measure } : { source, measure, key }))

const round = (value: number) => Math.round(value * 10) / 10
const letters = (text: string) => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 128 ? 0.55 : 1), 0)
const cut = (text: string, most: number) => {
  if (letters(text) <= most) return text
  let shown = ''
  for (const sign of text) {
    if (letters(shown) + 2 > most) break
    shown += sign
  }
  return `${shown}…`
}
/** 2024-03-05 beside others of its kind. */
const shortDay = (label: string) => {
  const found = /^\d{4}-(\d\d)-(\d\d)/.exec(label)
  return found ? `${Number(found[1])}.${Number(found[2])}` : label
}
/** The next 1, 2 or 5 of a power of ten. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 4, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value
}
