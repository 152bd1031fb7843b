import { useCommand } from '#ui/call.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { importDevices } from '../contract.ts'

/** A table of devices, tried before it is kept. */
export function ImportDevices({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const command = useCommand(importDevices)
  return (
    <ImportPanel
      title={t({ zh: '导入感知设备', en: 'Import sensors' })}
      accept=".xlsx,.csv,.jsonl"
      about={t({
        zh: '表头为：设备编号、名称、种类、经度、纬度、地址、责任单位、失联分钟。经纬度用 CGCS2000；责任单位填单位编号；失联分钟可空。编号已登记的按文件更新，单独设置的限值保留。',
        en: 'Columns: id, name, kind, lon, lat, address, unit, silenceMinutes. Registered numbers are changed, their own limits stay.',
      })}
      busy={command.busy}
      problem={command.problem}
      run={(dryRun, file) => command.run({ dryRun }, { file })}
      changes={(answer) => answer.saved}
      verb={(saved) => ({ zh: `导入 ${saved} 台设备`, en: `Import ${saved} sensors` })}
      said={(answer) =>
        t({
          zh: `读到 ${answer.received} 行：${answer.dryRun ? '可导入' : '已导入'} ${answer.saved}，不收 ${answer.refusedCount}`,
          en: `${answer.received} rows: ${answer.saved} ${answer.dryRun ? 'can be imported' : 'imported'}, ${answer.refusedCount} refused`,
        })
      }
      rejected={(answer) => ({
        total: answer.refusedCount,
        rows: answer.refused.map((row) => ({
          line: row.row,
          code: row.device,
          reason: language === 'zh' ? row.reasonZh : row.reasonEn,
        })),
        word: (line) => ({ zh: `第 ${line} 行`, en: `Row ${line}` }),
      })}
      onClose={onClose}
    />
  )
}
