import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { importAddresses } from '../contract.ts'
import { words } from '../words.ts'
import { ImportFrame } from './import-frame.tsx'

export function ImportAddresses({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const command = useCommand(importAddresses)
  return (
    <ImportFrame
      title={t(words.importAddresses)}
      about={
        <p>
          {t({
            zh: 'XLSX 或 CSV，列名：道路、门牌号、小区、楼栋、地点名称、交叉道路、经度、纬度，地址（可空）。至少有道路加门牌号、小区、地点名称，或两条相交的道路；坐标须在本区内。',
            en: 'XLSX or CSV with 道路 门牌号 小区 楼栋 地点名称 交叉道路 经度 纬度, optionally 地址. Points must lie in the district.',
          })}
        </p>
      }
      accept=".xlsx,.csv"
      busy={command.busy}
      problem={command.problem}
      run={(input, file) => command.run(input, { file })}
      onClose={onClose}
    />
  )
}
