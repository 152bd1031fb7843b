import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import { useCommand } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { importSceneUpdates } from '../../contract.ts'
import { km2 } from './km2.ts'

/** A GeoJSON file of updated areas: tried first, then taken. */
export function ImportUpdates({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const command = useCommand(importSceneUpdates)
  const [datum, setDatum] = useState<Datum>('CGCS2000')
  const [date, setDate] = useState('')
  return (
    <ImportPanel
      title={t({ zh: '导入更新区', en: 'Import updated areas' })}
      about={
        <p>
          {t({
            zh: 'GeoJSON 的面，属性写明“名称”“更新日期”（如 2026-11-21），可写“制作单位”“备注”。同一天的同一范围只进一次。',
            en: 'GeoJSON polygons whose properties tell name and date (2026-11-21), and maker and note if known. The same area of a day comes in once.',
          })}
        </p>
      }
      accept=".geojson,.json"
      busy={command.busy}
      problem={command.problem}
      settings={{
        key: `${datum} ${date}`,
        node: (
          <>
            <label htmlFor="updates-datum">{t({ zh: '坐标系', en: 'Datum' })}</label>
            <Select
              id="updates-datum"
              value={datum}
              onChange={setDatum}
              options={DATUMS.map((one) => ({ value: one, label: one }))}
            />
            <label htmlFor="updates-date">{t({ zh: '未写日期的，统一按', en: 'Date where none is told' })}</label>
            <DatePicker
              id="updates-date"
              value={date ? dayjs(date) : null}
              onChange={(day) => setDate(day?.format('YYYY-MM-DD') ?? '')}
            />
          </>
        ),
      }}
      run={(dryRun, file) => command.run({ dryRun, datum, ...(date ? { updatedOn: date } : {}) }, { file })}
      changes={({ added }) => added}
      verb={(changes) => ({ zh: `导入 ${count(changes)} 个更新区`, en: `Import ${count(changes)} areas` })}
      said={({ dryRun, read, added, known, rejected, addedM2 }) =>
        t({
          zh: `${dryRun ? '试导入结果，尚未保存：' : '已导入：'}读到 ${count(read)} 个，新增 ${count(added)} 个共 ${km2(addedM2)} km²，已有 ${count(known)} 个，有问题 ${count(rejected)} 个。`,
          en: `${dryRun ? 'Tried; nothing saved yet: ' : 'Imported: '}${count(read)} read, ${count(added)} new covering ${km2(addedM2)} km², ${count(known)} known, ${count(rejected)} at fault.`,
        })
      }
      rejected={({ rejected, faults }) => ({
        total: rejected,
        rows: faults.map((fault) => ({ line: fault.line, reason: fault[language] })),
        word: (line) => ({ zh: `第 ${line} 个`, en: `Area ${line}` }),
      })}
      onClose={onClose}
    />
  )
}
