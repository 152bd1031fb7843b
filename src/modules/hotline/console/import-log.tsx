import { Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { importLog } from '../contract.ts'

const NAME = /^[a-z][a-z0-9-]{1,39}$/

/** A call log of a call centre that cannot send its events. */
export function ImportLog({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const { t } = useWords()
  const command = useCommand(importLog, { alsoChanges: ['hotline'] })
  const [system, setSystem] = useState('')
  const label = t({ zh: '话务平台名称（英文，如 cc1）', en: 'Name of the call centre, like cc1' })
  return (
    <ImportPanel
      title={t({ zh: '导入话单', en: 'Import a call log' })}
      accept=".xlsx,.csv,.jsonl"
      about={t({
        zh: '一行一个事件，表头：事件、时间、通话编号、被叫号码、线路、主叫号码、坐席、录音编号。事件为呼入、排队、接听、自助办结、放弃、挂机、录音、线路中断、线路恢复。同一事件重复导入不重复计。',
        en: 'One event a row: kind, at, callId, number, line, caller, agent, recording. An event that comes twice is one.',
      })}
      settings={{
        key: system,
        node: (
          <Input
            aria-label={label}
            placeholder={label}
            maxLength={40}
            value={system}
            onChange={(event) => setSystem(event.target.value.trim().toLowerCase())}
          />
        ),
      }}
      notYet={NAME.test(system) ? null : { zh: '先写话务平台名称', en: 'Write the name of the call centre first' }}
      busy={command.busy}
      problem={command.problem}
      run={async (dryRun, file) => {
        const answer = await command.run({ system: NAME.test(system) ? system : 'trial', dryRun }, { file })
        if (answer && !answer.dryRun) onDone()
        return answer
      }}
      changes={(answer) => answer.taken}
      verb={(count) => ({ zh: `导入 ${count} 条`, en: `Import ${count}` })}
      said={(answer) =>
        t({
          zh: `${answer.dryRun ? '可导入' : '已导入'} ${answer.taken} 条，不收 ${answer.rejected} 条`,
          en: `${answer.taken} ${answer.dryRun ? 'can be imported' : 'imported'}, ${answer.rejected} refused`,
        })
      }
      rejected={(answer) => ({
        total: answer.rejected,
        rows: answer.reasons,
        word: (line) => ({ zh: `第 ${line} 行`, en: `Row ${line}` }),
      })}
      onClose={onClose}
    />
  )
}
