import { parseArgs } from 'node:util'
import { ROOT } from '../discover.ts'
import { examine } from '../doctor/examine.ts'

/** Checks the installation piece by piece; each finding says what is wrong and what to do. */
export async function doctor(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { format: { type: 'string', default: 'json' } } })
  const findings = await examine(ROOT, process.env)
  if (values.format === 'text')
    for (const { ok, what, zh } of findings) console.log(`${ok ? '正常' : '有误'}  ${what}：${zh}`)
  else console.log(JSON.stringify({ ok: findings.every((finding) => finding.ok), findings }))
  return findings.every((finding) => finding.ok) ? 0 : 1
}
