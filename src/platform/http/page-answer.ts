import type { FastifyReply } from 'fastify'
import type { Language } from '../call.ts'
import { Html, html } from './html.ts'
import type { Problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Refusals are answered as a page that people read. */
    page?: boolean
  }
}

/** What an operation that `answers: 'page'` returns. */
export interface PageAnswer {
  title: string
  body: Html
  status?: number
}

/** One plain page for a phone: no script, nothing from elsewhere, type for old eyes; never kept by a browser or proxy. */
export function sendPage(reply: FastifyReply, answer: unknown): FastifyReply {
  const { title, body, status = 200 } = answer as PageAnswer
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(page.text)
}

/** A refusal in words, with the way out and a way back; what was filled in is still there when one goes back. */
export function sendProblemPage(reply: FastifyReply, problem: Problem, language: Language): FastifyReply {
  const back =
    language === 'zh' ? '请用手机的“返回”键回到上一页，填写的内容还在。' : 'Go back: what you filled in is kept.'
  const fields = (problem.fields ?? []).map((one) => html`<p>${one.field}：${one.detail}</p>`)
  return sendPage(reply, {
    title: language === 'zh' ? '没有完成' : 'Not done',
    status: problem.status,
    body: html`<p class="problem">${problem.detail}</p>${problem.wayOut ? html`<p>${problem.wayOut}</p>` : null}${fields}<p>${back}</p>`,
  })
}

/** Colours and sizes of the citizens' pages: text 18, 22 and 30, controls of 60 px. */
const STYLE = new Html(`
*{box-sizing:border-box}
body{margin:0;background:#F3F5F8;color:#161D2B;font:18px/1.6 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;text-autospace:normal;line-break:strict}
main{max-width:640px;margin:0 auto;padding:16px 16px 48px}
h1{font-size:30px;line-height:1.3;margin:16px 0}h2,legend,label.ask{font-size:22px;line-height:1.4;font-weight:600;padding:0}
fieldset,section{margin:0 0 16px;padding:16px;border:1px solid #C2CAD6;border-radius:4px;background:#FFF;min-width:0}
label.ask{display:block}fieldset legend{float:left;width:100%;margin:0 0 8px}fieldset legend+*{clear:both}
label.pick{display:flex;align-items:center;gap:12px;min-height:60px;padding:8px 12px;margin:0 0 8px;border:1px solid #78849A;border-radius:4px;font-size:22px}
label.pick:focus-within{outline:3px solid #0F57B8;outline-offset:1px}label.pick:has(:checked){border-color:#0F57B8;background:#DFEAFA}
input[type=radio]{width:28px;height:28px;flex:none;accent-color:#0F57B8}
input[type=text],textarea{width:100%;min-height:60px;padding:12px;font:inherit;font-size:22px;border:1px solid #78849A;border-radius:4px;background:#FFF;color:inherit}
button{display:block;width:100%;min-height:60px;font:inherit;font-size:22px;font-weight:600;border:0;border-radius:4px;background:#0F57B8;color:#FFF}
:focus-visible{outline:3px solid #0F57B8;outline-offset:2px}
.note{color:#475266}.problem{padding:12px 16px;border:1px solid #B3121D;border-left-width:6px;border-radius:4px;background:#FFF;color:#B3121D;font-weight:600}
`)
