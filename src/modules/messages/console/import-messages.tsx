import { Select } from 'antd'
import { useState } from 'react'
import type { Output } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { importMessages, type listSources } from '../contract.ts'

/** A table or an e-mail, tried before it becomes cases. */
export function ImportMessages({
  sources,
  onDone,
  onClose,
}: {
  sources: Output<typeof listSources>['items']
  onDone(): void
  onClose(): void
}) {
  const { t, language } = useWords()
  const command = useCommand(importMessages, { alsoChanges: ['messages', 'cases'] })
  const [source, setSource] = useState(sources[0]?.id ?? '')
  return (
    <ImportPanel
      title={t({ zh: '导入来信和留言', en: 'Import messages' })}
      accept=".xlsx,.csv,.jsonl,.eml"
      about={t({
        zh: '表头可用：编号、标题、正文、链接、时间、姓名、电话、邮箱、企业名称、地址。同一来源的同一编号只导入一次。邮件另存为 .eml，一次一封。',
        en: 'A table with number, title, text, link, time, name, phone, email, enterprise, address, or one e-mail as .eml. A number of a source comes in once.',
      })}
      settings={{
        key: source,
        node: (
          <Select
            value={source}
            onChange={setSource}
            aria-label={t({ zh: '来源', en: 'Source' })}
            style={{ width: '100%' }}
            options={sources.map((one) => ({ value: one.id, label: one[language] }))}
          />
        ),
      }}
      busy={command.busy}
      problem={command.problem}
      run={async (dryRun, file) => {
        const answer = await command.run({ source, dryRun }, { file })
        if (answer && !answer.dryRun) onDone()
        return answer
      }}
      changes={(answer) => answer.new}
      verb={(count) => ({ zh: `导入 ${count} 件`, en: `Import ${count}` })}
      said={(answer) =>
        t({
          zh: `${answer.dryRun ? '可导入' : '已导入'} ${answer.new} 件，已有 ${answer.known} 件，不收 ${answer.rejected} 件`,
          en: `${answer.new} ${answer.dryRun ? 'can be imported' : 'imported'}, ${answer.known} known, ${answer.rejected} refused`,
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
