import type { FastifyInstance } from 'fastify'

interface Described {
  operationId: string
  summary: string
  tags: string[]
  'x-permission': string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: object }> }
}

/** A plain page of the API at /api/docs, without scripts, so that it works in any closed network. */
export function addDocsPage(server: FastifyInstance, document: () => object): void {
  let made: { of: object; html: string } | null = null
  server.get('/api/docs', (_request, reply) => {
    const of = document() as Document
    if (made?.of !== of) made = { of, html: page(of) }
    return reply.type('text/html; charset=utf-8').send(made.html)
  })
}

interface Document {
  paths: Record<string, Record<string, Described>>
  tags: { name: string; description: string }[]
}

function page(document: Document): string {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method, described })),
  )
  const sections = document.tags.map(({ name, description }) => {
    const mine = all.filter(({ described }) => described.tags.includes(name))
    if (mine.length === 0) return ''
    return `<section><h2 id="${name}">${escapeHtml(description)}</h2>${mine.map(entry).join('')}</section>`
  })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>一网 接口文档</title><style>${STYLE}</style>
<header><h1>一网 接口文档</h1><p>OpenAPI 3.1：<a href="/api/openapi.json">/api/openapi.json</a>。
命令可带 <code>Idempotency-Key</code> 与 <code>If-Match</code>；程序用 <code>Authorization: Bearer</code> 密钥。</p>
<nav>${document.tags.map(({ name, description }) => `<a href="#${name}">${escapeHtml(description)}</a>`).join(' ')}</nav></header>${sections.join('')}</html>`
}

function entry({ path, method, described }: { path: string; method: string; described: Described }): string {
  const body = Object.values(described.requestBody?.content ?? {})[0]?.schema
  return `<details id="${described.operationId}"><summary><b>${method.toUpperCase()}</b> <code>/api/v1${escapeHtml(path)}</code>
<span>${escapeHtml(described.summary)}</span> <i>${escapeHtml(described['x-permission'])}</i></summary>
<p>${described.parameters.map((part) => `<code>${escapeHtml(part.name)}</code> (${part.in}${part.required ? ', 必填' : ''})`).join('，') || '无参数'}</p>
${body ? `<pre>${escapeHtml(JSON.stringify(body, null, 2))}</pre>` : ''}</details>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

const STYLE = `body{font:14px/22px system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:1080px;padding:16px;color:#161D2B;background:#F3F5F8}
h1{font-size:20px}h2{font-size:16px;margin:24px 0 8px}nav a{margin-right:12px}details{background:#fff;border:1px solid #C2CAD6;border-radius:4px;margin:4px 0;padding:6px 12px}
summary{cursor:pointer}summary b{display:inline-block;width:56px;color:#0F57B8}summary span{margin-left:12px}summary i{float:right;color:#475266}pre{overflow:auto;background:#F3F5F8;padding:12px}a{color:#0F57B8}`
