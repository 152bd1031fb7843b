import type { DocumentTable, RuleDocument } from './rule-document.ts'

/** The document as one HTML page that prints on A4 lying; nothing is fetched from anywhere. */
export function documentHtml(document: RuleDocument, language: 'zh' | 'en'): string {
  const facts = document.facts.map(([name, value]) => `<dt>${inHtml(name)}</dt><dd>${inHtml(value)}</dd>`).join('')
  const sections = document.sections.map(
    ({ title, text = [], table }) =>
      `<section><h2>${inHtml(title)}</h2>${text.map((line) => `<p>${inHtml(line)}</p>`).join('')}${table ? tableHtml(table) : ''}</section>`,
  )
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(document.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${inHtml(document.title)}</h1>
<dl>${facts}</dl>
${sections.join('\n')}
</body>
</html>
`
}

function tableHtml({ columns, rows }: DocumentTable): string {
  const cols = columns.map(({ share }) => `<col style="width:${share}%">`).join('')
  const head = columns.map(({ title }) => `<th scope="col">${inHtml(title)}</th>`).join('')
  const body = rows.map((cells) =>
    cells.length === 1
      ? `<tr class="part"><th colspan="${columns.length}" scope="colgroup">${inHtml(cells[0]!)}</th></tr>`
      : `<tr>${cells.map((cell) => `<td>${inHtml(cell)}</td>`).join('')}</tr>`,
  )
  return `<div class="wide"><table><colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const STYLE = `
@page { size: A4 landscape; margin: 14mm 12mm; }
body { max-width: 270mm; margin: 0 auto; padding: 16px; color: #1a1a1a; background: #fff;
  font: 14px/1.5 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 24px; text-align: center; margin: 0 0 12px; }
h2 { font-size: 16px; margin: 20px 0 6px; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt { color: #555; }
dd { margin: 0; }
p { margin: 0 0 6px; color: #444; }
.wide { overflow-x: auto; }
table { width: 100%; min-width: 720px; border-collapse: collapse; table-layout: fixed; font-size: 12px; }
th, td { border: 1px solid #999; padding: 3px 6px; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #e8edf3; }
.part th { background: #f4f4f4; font-weight: 600; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
@media print { body { padding: 0; max-width: none; } .wide { overflow: visible; } table { min-width: 0; } }
`
