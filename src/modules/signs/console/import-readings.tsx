import { useCommand } from '#ui/call.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { importReadings } from '../contract.ts'

/** Readings that somebody fills in by hand, tried before they are kept. */
export function ImportReadings({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const command = useCommand(importReadings)
  return (
    <ImportPanel
      title={t({ zh: '导入体征读数', en: 'Import readings' })}
      accept=".xlsx,.csv,.jsonl"
      about={t({
        zh: '表头为：体征、区域、时间、数值、质量。体征填编码（如 B07），全区的区域留空，质量填正常或估算。缺数的行不要填 0，整行不写。',
        en: 'Columns: sign, place, at, value, quality. Leave the place empty for the whole district, and leave out what is not known.',
      })}
      busy={command.busy}
      problem={command.problem}
      run={(dryRun, file) => command.run({ dryRun }, { file })}
      changes={(answer) => answer.saved}
      verb={(saved) => ({ zh: `导入 ${saved} 条读数`, en: `Import ${saved} readings` })}
      said={(answer) =>
        t({
          zh: `读到 ${answer.received} 行：${answer.dryRun ? '可导入' : '已导入'} ${answer.saved}，已有 ${answer.known}，不收 ${answer.refusedCount}`,
          en: `${answer.received} rows: ${answer.saved} ${answer.dryRun ? 'can be imported' : 'imported'}, ${answer.known} known, ${answer.refusedCount} refused`,
        })
      }
      rejected={(answer) => ({
        total: answer.refusedCount,
        rows: answer.refused.map((row) => ({
          line: row.row,
          code: row.sign,
          reason: language === 'zh' ? row.reasonZh : row.reasonEn,
        })),
        word: (line) => ({ zh: `第 ${line} 行`, en: `Row ${line}` }),
      })}
      onClose={onClose}
    />
  )
}
