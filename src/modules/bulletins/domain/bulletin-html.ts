import type { Block, BulletinDocument, TableCell } from './document.ts'
import { drawChart, drawMap } from './draw-chart.ts'
import type { Source } from './figure.ts'
import { safe } from './safe.ts'
import type { FigureRef } from './sentence.ts'

const SONG = `'Noto Serif SC Variable','Source Han Serif SC','Noto Serif CJK SC',SimSun,宋体,serif`
const FANG = `'Noto Serif SC Variable','Source Han Serif SC','Noto Serif CJK SC',FangSong,仿宋,serif`

/**
 * Page, margins and sizes of official papers (GB/T 9704-2012, 5.2, 7.2): 37 mm above, 28 mm on the binding side, a text of
 * 156 by 225 mm, letters of size three, the number of the page between two dashes outside.
 */
const CSS = `
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page:right{@bottom-right{content:"— " counter(page) " —";font:14pt ${SONG};padding-right:1em;vertical-align:top;padding-top:5mm}}
@page:left{@bottom-left{content:"— " counter(page) " —";font:14pt ${SONG};padding-left:1em;vertical-align:top;padding-top:5mm}}
html,body{margin:0;padding:0}
.bulletin{color:#000;background:#fff;font:16pt/28pt ${FANG};line-break:strict;overflow-wrap:anywhere}
.bulletin .red{color:#d80000;font-family:${SONG};font-weight:700;line-height:1.25;text-align:center;letter-spacing:.04em;margin:0 0 4mm;text-wrap:balance}
.bulletin .no{text-align:center;margin:0 0 2mm}
.bulletin .issued{display:flex;justify-content:space-between;gap:8mm;padding:0 4mm 1.2mm}
.bulletin .rule{border:0;border-top:1.6pt solid #d80000;margin:0 0 9mm}
.bulletin h1{font:700 22pt/34pt ${SONG};text-align:center;margin:0 0 7mm;text-wrap:balance}
.bulletin h2{font:700 16pt/28pt ${SONG};margin:0;text-indent:2em;break-after:avoid}
.bulletin p{margin:0;text-indent:2em;orphans:2;widows:2}
.bulletin .hint{color:#777}
.bulletin figure{margin:3mm 0;break-inside:avoid}
.bulletin figure.long{break-inside:auto}
.bulletin figcaption{font-weight:700;font-size:12pt;line-height:18pt;text-align:center;margin-bottom:1.5mm;break-after:avoid;text-indent:0}
.bulletin .picture{display:block;margin:0 auto;font-family:${SONG};max-width:100%}
.bulletin table{border-collapse:collapse;width:100%;font-size:10.5pt;line-height:15pt}
.bulletin th,.bulletin td{border:.5pt solid #000;padding:.7mm 1.2mm;text-align:center;font-weight:400;font-variant-numeric:tabular-nums}
.bulletin th{font-weight:700;text-wrap:balance}.bulletin td.name{text-align:left}
.bulletin tr{break-inside:avoid}.bulletin tfoot td{font-weight:700}.bulletin tfoot{display:table-row-group}
.bulletin .note{font-size:10pt;line-height:15pt;text-indent:0;margin-top:1mm}
.bulletin .draft{font-size:12pt;line-height:18pt;text-align:center;text-indent:0;color:#d80000;margin:0 0 2mm}
.bulletin .tail{break-inside:avoid;margin-top:8mm;font-size:14pt;line-height:22pt}
.bulletin .tail div{border-top:.7pt solid #000;padding:1mm 3.5mm;display:flex;justify-content:space-between;gap:6mm}
.bulletin .tail div:last-child{border-bottom:.7pt solid #000}
.bulletin .sources{break-before:page;font-size:9.5pt;line-height:14pt}
.bulletin .sources h2{text-indent:0}.bulletin .sources td{text-align:left}.bulletin .sources td:first-child,.bulletin .sources td:nth-child(n+4){white-space:nowrap;text-align:center}.bulletin .sources table{font-size:8pt;line-height:11pt}
.bulletin .sources .note{font-size:8pt;line-height:11pt}
.bulletin h3{font:700 11pt/18pt ${SONG};margin:2mm 0 0}`

/** A whole page for printing and for the screen; numbers carry `data-figure`, by which a screen opens their cases. */
export function bulletinHtml(document: BulletinDocument, fontCss = '', screenCss = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${safe(document.title)}</title><style>${fontCss}${CSS}${screenCss}</style></head><body>${articleHtml(document)}</body></html>`
}

/** All the signs that a page may hold, to bring along the letters for them. */
export const ALWAYS_PRINTED = '— 0123456789'

function articleHtml(it: BulletinDocument): string {
  return `<article class="bulletin">
${it.signedBy === null ? '<p class="draft">（草稿，未经签发，请勿引用）</p>' : ''}
<p class="red" style="text-indent:0;font-size:${redPoints(it.redTitle)}pt">${safe(it.redTitle)}</p>
<p class="no" style="text-indent:0">${safe(it.number)}</p>
<div class="issued"><span>${safe(it.office)}</span><span>${safe(sayDay(it.issuedOn))}</span></div>
<hr class="rule">
<h1>${safe(it.title)}</h1>
${it.corrects ? `<p>本期为更正件，代替${safe(it.corrects.number)}。更正原因：${safe(it.corrects.reason)}</p>` : ''}
${it.sections.map((section, at) => `<h2>${chapterNo(at)}、${safe(section.title)}</h2>${section.blocks.map(blockHtml).join('\n')}`).join('\n')}
<div class="tail">${tailLines(it)
    .map(([left, right]) => `<div><span>${safe(left)}</span><span>${safe(right)}</span></div>`)
    .join('')}</div>
${sourcesHtml(it.sources)}
</article>`
}

/** As large as one line of 156 mm holds it, within the sizes that look like a head. */
export function redPoints(title: string): number {
  const fits = Math.floor(156 / (0.3528 * 1.05 * Math.max(1, [...title].length)))
  return Math.max(26, Math.min(46, fits))
}

/** Lines under the text, each a left and a right part. */
export function tailLines(it: BulletinDocument): [string, string][] {
  return [
    ...(it.main ? [[`主送：${it.main}`, ''] as [string, string]] : []),
    ...(it.copy ? [[`抄送：${it.copy}`, ''] as [string, string]] : []),
    [`${it.office}`, `${sayDay(it.issuedOn)}印发`],
    [`签发人：${it.signedBy ?? '（待签发）'}`, `数据截至 ${asOfText(it)}`],
  ]
}

/** Up to when the figures of the period are complete: the earliest of their times. */
export function asOfText({ sources, period, madeAt }: Pick<BulletinDocument, 'sources' | 'period' | 'madeAt'>): string {
  const own = sources.filter((source) => source.period === period.zh)
  const first = own.map(({ asOf }) => asOf).sort()[0] ?? madeAt
  return first.slice(0, 16).replace('T', ' ')
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一、二、… 十、十一 */
export function chapterNo(at: number): string {
  const no = at + 1
  if (no < 10) return DIGITS[no]!
  return `${no < 20 ? '' : DIGITS[Math.floor(no / 10)]}十${DIGITS[no % 10]}`
}

export function sayDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const refMark = ({ source, measure, key }: FigureRef) =>
  safe(JSON.stringify(key === undefined ? { source, measure } : { source, measure, key }))

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'say':
      return `<p>${block.runs
        .map(({ text, figure }) =>
          figure ? `<span data-figure="${refMark(figure)}">${safe(text)}</span>` : safe(text),
        )
        .join('')}</p>`
    case 'words':
      return block.text.trim() === ''
        ? `<p class="hint">（待填写：${safe(block.hint)}）</p>`
        : block.text
            .trim()
            .split('\n')
            .map((line) => `<p>${safe(line)}</p>`)
            .join('')
    case 'chart':
      return `<figure><figcaption>图${block.no}　${safe(block.title)}</figcaption>${drawChart(block)}</figure>`
    case 'map':
      return `<figure><figcaption>图${block.no}　${safe(block.title)}</figcaption>${drawMap(block)}</figure>`
    case 'table': {
      const name = block.head[0] === '名次' ? 1 : 0
      const cells = (row: readonly TableCell[]) => row.map((cell, at) => cellHtml(cell, at === name)).join('')
      return `<figure${block.rows.length > 14 ? ' class="long"' : ''}><figcaption>表${block.no}　${safe(block.title)}</figcaption><table><thead><tr>${block.head
        .map((text) => `<th>${safe(text)}</th>`)
        .join('')}</tr></thead><tbody>${block.rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody>${
        block.total ? `<tfoot><tr>${cells(block.total)}</tr></tfoot>` : ''
      }</table>${block.note ? `<p class="note">注：${safe(block.note)}</p>` : ''}</figure>`
    }
  }
}

const cellHtml = ({ text, figure }: TableCell, isName: boolean) =>
  `<td${isName ? ' class="name"' : ''}${figure ? ` data-figure="${refMark(figure)}"` : ''}>${safe(text)}</td>`

function sourcesHtml(sources: readonly Source[]): string {
  const lines = sourceLines(sources)
    .map((cells) => `<tr>${cells.map((text) => `<td>${safe(text)}</td>`).join('')}</tr>`)
    .join('')
  return `<section class="sources"><h2>附：数据来源</h2>
<table><thead><tr>${SOURCE_HEAD.map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody>${lines}</tbody></table>
<p class="note">${safe(sourceNote(sources))}</p></section>`
}

export const SOURCE_HEAD = ['序号', '统计口径', '期间（样本量）', '口径版本', '数据截至']

/** A line for what was counted, with all periods that it was counted for. */
export function sourceLines(sources: readonly Source[]): string[][] {
  const groups = Map.groupBy(sources, ({ figure }) => figure)
  return [...groups.values()].map((group) => {
    const [first] = group as [Source, ...Source[]]
    const last = group.at(-1)!
    const periods = group.map(({ period, n }) => `${period}（${n ?? '—'}）`)
    return [
      first.no === last.no ? String(first.no) : `${first.no}—${last.no}`,
      first.sentence,
      periods.join('；'),
      first.version,
      first.asOf.slice(0, 16).replace('T', ' '),
    ]
  })
}

export function sourceNote(sources: readonly Source[]): string {
  const definitions = [...new Set(sources.flatMap((source) => source.definitions))]
  const rules =
    '注：比率为合计之比，先算后舍入；环比比上期，同比比去年同期；上期为零或不足30件的不计百分比，样本不足30件的不比较、不排名；受理类数字按上报时间归期，其办理情况截至上列时间。'
  return definitions.length === 0 ? rules : `${rules}口径：${definitions.join('；')}。`
}
