import assert from 'node:assert/strict'
import { text as textOf } from 'node:stream/consumers'
import { test } from 'node:test'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import type { RuleDocument } from '../domain/rules/rule-document.ts'
import { documentDocx } from './document-docx.ts'

const open = promisify((file: Buffer, done: (error: Error | null, zip: yauzl.ZipFile) => void) =>
  yauzl.fromBuffer(file, { lazyEntries: true }, done as never),
)

/** The parts of an office document by name. */
async function partsOf(file: Buffer): Promise<Map<string, string>> {
  const zip = await open(file)
  const parts = new Map<string, string>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry: yauzl.Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        void textOf(stream).then((content) => {
          parts.set(entry.fileName, content)
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
}

const DOCUMENT: RuleDocument = {
  title: '临江区案件流程规则',
  facts: [
    ['版本', '第 3 版'],
    ['修改理由', 'a < b & c'],
  ],
  sections: [
    {
      title: '一、案件状态',
      text: ['说明一行'],
      table: {
        columns: [
          { title: '状态', share: 25 },
          { title: '性质', share: 75 },
        ],
        rows: [['办理中的'], ['待受理', '办理中'], ['已结案', '已结束，可重开']],
      },
    },
  ],
}

test('文档：标题、事实、表格都在；表头逐页重复；分组行跨全部列', async () => {
  const parts = await partsOf(await documentDocx(DOCUMENT))
  const xml = parts.get('word/document.xml') ?? ''
  const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words)
  assert.deepEqual(words, [
    '临江区案件流程规则',
    '版本：',
    '第 3 版',
    '修改理由：',
    'a &lt; b &amp; c',
    '一、案件状态',
    '说明一行',
    '状态',
    '性质',
    '办理中的',
    '待受理',
    '办理中',
    '已结案',
    '已结束，可重开',
  ])
  assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 1)
  assert.equal(xml.match(/<w:tr>/g)?.length, 4)
  assert.match(xml, /<w:gridSpan w:val="2"\/>/)
  assert.match(xml, /<w:pStyle w:val="Heading1"\/>/)
  assert.match(xml, /w:orient="landscape"/)
  const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width))
  assert.deepEqual(widths, [3850, 11_549])
})

test('文档：页脚有页码，中文有中文字体，没有指向外部的关系', async () => {
  const parts = await partsOf(await documentDocx(DOCUMENT))
  const footer = [...parts].find(([name]) => /footer\d\.xml$/.test(name))?.[1] ?? ''
  assert.match(footer, /PAGE/)
  assert.match(parts.get('word/styles.xml') ?? '', /w:eastAsia="SimSun"/)
  for (const [name, content] of parts)
    if (name.endsWith('.rels')) assert.doesNotMatch(content, /TargetMode="External"/, name)
})
