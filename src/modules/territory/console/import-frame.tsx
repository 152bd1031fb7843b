import { Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import type { Problem } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import type { ImportFault } from '../contract.ts'

interface Answer {
  dryRun: boolean
  read: number
  added: number
  changed: number
  unchanged: number
  ended?: number
  rejected: number
  faults: readonly ImportFault[]
}

/** Both imports of this module: positions have a datum, and what is there already is changed or left. */
export function ImportFrame<A extends Answer>({
  options,
  run,
  warnings,
  ...rest
}: {
  title: string
  about: ReactNode
  accept: string
  busy: boolean
  problem: Problem | null
  /** More to decide before the file is read; a change of it asks for another try. */
  options?: { node: ReactNode; key: string }
  run(input: { dryRun: 'true' | 'false'; datum: Datum }, file: File): Promise<A | null>
  warnings?(answer: A): ReactNode
  onClose(): void
}) {
  const { t, language } = useWords()
  const id = useId()
  const [datum, setDatum] = useState<Datum>('CGCS2000')
  return (
    <ImportPanel<A>
      {...rest}
      settings={{
        key: `${datum} ${options?.key ?? ''}`,
        node: (
          <>
            <label htmlFor={id}>{t({ zh: '坐标系', en: 'Datum' })}</label>
            <Select
              id={id}
              value={datum}
              onChange={setDatum}
              options={DATUMS.map((one) => ({ value: one, label: one }))}
            />
            {options?.node}
          </>
        ),
      }}
      run={(dryRun, file) => run({ dryRun, datum }, file)}
      changes={({ added, changed, ended = 0 }) => added + changed + ended}
      verb={(changes) => ({ zh: `导入 ${count(changes)} 项变化`, en: `Import ${count(changes)} changes` })}
      said={(answer) => saidOf(answer).map(t).join('')}
      {...(warnings ? { further: warnings } : {})}
      rejected={({ rejected, faults }) => ({
        total: rejected,
        rows: faults.map((fault) => ({ line: fault.line, code: fault.code, reason: fault[language] })),
        word: (line) => ({ zh: `第 ${line} 项`, en: `Item ${line}` }),
      })}
    />
  )
}

function saidOf({ dryRun, read, added, changed, unchanged, ended, rejected }: Answer) {
  return [
    dryRun ? { zh: '试导入结果，尚未保存：', en: 'Tried; nothing saved yet: ' } : { zh: '已导入：', en: 'Imported: ' },
    {
      zh: `读到 ${count(read)} 项，新增 ${count(added)}，修改 ${count(changed)}，不变 ${count(unchanged)}`,
      en: `${count(read)} read, ${count(added)} added, ${count(changed)} changed, ${count(unchanged)} unchanged`,
    },
    ended === undefined ? { zh: '', en: '' } : { zh: `，停用 ${count(ended)}`, en: `, ${count(ended)} ended` },
    { zh: `，有问题 ${count(rejected)}。`, en: `, ${count(rejected)} at fault.` },
  ]
}
