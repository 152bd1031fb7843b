import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { isFault } from '#core/fault.ts'
import { printFonts } from './print-fonts.ts'
import { printPdf, printPdfs } from './print-pdf.ts'

const asked: string[] = []
const outside = createServer((request, reply) => {
  asked.push(request.url ?? '')
  reply.end('')
})
await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
after(() => outside.close())
const { port } = outside.address() as { port: number }

const page = async (body: string) =>
  `<!doctype html><style>${await printFonts(body)} body{font-family:'Noto Serif SC Variable'}</style>${body}`

test('打印成 PDF，宋体嵌入且只含用到的字', async () => {
  const text = (await printPdf(await page('绩效自评表 97.32 ≥95% √□'))).toString('latin1')
  assert.match(text, /^%PDF-/)
  assert.ok(text.includes('/CIDFontType2') && text.includes('+NotoSerifSC') && text.includes('/FontFile2'))
  assert.ok(!text.includes('/Type3'))
})

test('字体按字取：没有的字不取，常用字都有', async () => {
  const css = await printFonts('绩效')
  assert.equal(css.match(/font-weight:400/g)?.length, css.match(/font-weight:700/g)?.length)
  assert.ok(css.includes('U+7ee9') && css.includes('U+6548') && !css.includes('U+8868'))
  assert.equal(await printFonts(''), '')
})

test('页面里的脚本不运行，外面的地址不访问', async () => {
  const body = `<script>document.title = 'ran'; fetch('http://127.0.0.1:${port}/script')</script><img src="http://127.0.0.1:${port}/picture"><iframe src="http://127.0.0.1:${port}/frame"></iframe><p>甲</p>`
  await printPdf(await page(body))
  assert.deepEqual(asked, [])
})

test('一次多页依次给出，后来的等前面的', async () => {
  const pages = ['甲', '乙', '丙'].map((text) => `<p>${text}</p>`)
  const made: Buffer[] = []
  const [single] = await Promise.all([
    printPdf('<p>丁</p>'),
    (async () => {
      for await (const pdf of printPdfs(pages)) made.push(pdf)
    })(),
  ])
  assert.equal(made.length, 3)
  assert.ok([single!, ...made].every((pdf) => pdf.toString('latin1', 0, 5) === '%PDF-'))
})

test('超过时限的打印停下，说明出路；之后还能打印', async () => {
  await assert.rejects(printPdf('<p>甲</p>', { timeoutMs: 1 }), (error) => {
    assert.ok(isFault(error))
    assert.match(error.text.zh, /PDF 没有生成.*XLSX 或 DOCX/)
    return true
  })
  assert.match((await printPdf('<p>乙</p>')).toString('latin1', 0, 5), /%PDF-/)
})
