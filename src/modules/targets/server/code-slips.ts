import { encode } from 'uqr'
import { localDate } from '#core/time/local.ts'
import { Html, html } from '#platform/http/html.ts'

export interface Slip {
  no: number
  code: string
  link: string
}

/** A page to print and cut: each slip has its code as a picture to scan and in letters to type. */
export function codeSlips(
  survey: { title: string; endsMs: number },
  batch: string,
  site: string,
  slips: readonly Slip[],
): Buffer {
  const until = localDate(survey.endsMs)
  const page = html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${survey.title} ${batch}</title>
<style>${STYLE}</style></head><body>${slips.map(
    ({ no, code, link }) => html`<article>${picture(link)}<div><h1>${survey.title}</h1>
<p>手机扫码，或打开 ${site}/s 输入答题码：</p><p class="code">${code}</p>
<p>不记名，每码一份，${until} 前有效。</p><p class="no">${batch} ${no}</p></div></article>`,
  )}</body></html>`
  return Buffer.from(page.text)
}

/** Dark modules as one path; four light ones around it, as ISO/IEC 18004 §6.3.8 asks. */
function picture(text: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${text}"><path d="${path}"/></svg>`
}

const STYLE = new Html(`
@page{size:A4;margin:10mm}*{box-sizing:border-box}
body{margin:0;font:12px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#000;display:grid;grid-template-columns:1fr 1fr}
article{display:flex;gap:3mm;align-items:center;height:46mm;padding:3mm;border:1px dashed #888;break-inside:avoid}
svg{width:36mm;height:36mm;flex:none}h1{font-size:14px;margin:0 0 1mm}p{margin:0}.code{font:600 17px/1.6 monospace;white-space:nowrap}.no{color:#555}
`)
