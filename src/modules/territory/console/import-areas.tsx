import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { importAreas } from '../contract.ts'
import { words } from '../words.ts'
import { areaSize } from './area-size.ts'
import { ImportFrame } from './import-frame.tsx'
import css from './territory.module.css'

const ALSO = ['people', 'catalogue', 'intake']

export function ImportAreas({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const confirm = useConfirm()
  const command = useCommand(importAreas, { alsoChanges: ALSO })
  const [endMissing, setEndMissing] = useState(false)
  return (
    <ImportFrame
      title={t(words.importAreas)}
      about={
        <p>
          {t({
            zh: 'GeoJSON 的 FeatureCollection，每个面的属性有 code（9、12 或 15 位）和 name。边界或名称有变的成为新版本，旧案件仍用旧版本；代码不重复使用。',
            en: 'A GeoJSON FeatureCollection; each polygon has code (9, 12 or 15 digits) and name. A changed border or name is a new version.',
          })}
        </p>
      }
      accept=".geojson,.json"
      busy={command.busy}
      problem={command.problem}
      options={{
        key: String(endMissing),
        node: (
          <label className="row">
            <input type="checkbox" checked={endMissing} onChange={(event) => setEndMissing(event.target.checked)} />
            {t({ zh: '停用文件里没有的同级区域', en: 'End areas of these levels that the file leaves out' })}
          </label>
        ),
      }}
      run={async (input, file) => {
        if (endMissing && input.dryRun === 'false') {
          const yes = await confirm({
            title: t({ zh: '停用文件里没有的区域', en: 'End what the file leaves out' }),
            detail: t({
              zh: '停用的区域不再接新案件，其网格的排班和单位要随后调整；代码不能再给别的区域。',
              en: 'Ended areas take no new cases; rosters and units there need changing; their codes are never used again.',
            }),
            verb: t({ zh: '导入并停用', en: 'Import and end' }),
            danger: true,
          })
          if (!yes) return null
        }
        return command.run({ ...input, ...(endMissing ? { endMissing: 'true' } : {}) }, { file })
      }}
      warnings={({ tiling }) =>
        tiling.length === 0 ? (
          <p className={css.meta}>{t({ zh: '下级区域铺满上级，没有空隙和重叠。', en: 'No gaps and no overlaps.' })}</p>
        ) : (
          <>
            <h3>
              {t({
                zh: `空隙和重叠（${count(tiling.length)} 处，不影响导入）`,
                en: `Gaps and overlaps (${count(tiling.length)})`,
              })}
            </h3>
            <ul>
              {tiling.map((fault) => (
                <li key={`${fault.kind}-${fault.at.join()}-${fault.codes.join()}`}>
                  {fault[language]}{' '}
                  <span className={css.meta}>
                    {areaSize(fault.areaM2, language)} {fault.at.map((degrees) => degrees.toFixed(6)).join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )
      }
      onClose={onClose}
    />
  )
}
