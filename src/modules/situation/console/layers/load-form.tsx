import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { count, today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { type LayerCard, listLayerLoads, loadLayer, MOST_LOAD_BYTES } from '../../contract.ts'
import css from './layers.module.css'
import { LoadCard } from './load-card.tsx'

const A_SECOND_MS = 1000
const BYTES_PER_MB = 1024 * 1024

/** A file takes the place of all features of the layer; until it has passed every check nothing changes. */
export function LoadForm({ layer }: { layer: LayerCard }) {
  const { t } = useWords()
  const id = useId()
  const load = useCommand(loadLayer)
  const [file, setFile] = useState<File | null>(null)
  const [datum, setDatum] = useState<Datum>('CGCS2000')
  const [encoding, setEncoding] = useState<'' | 'UTF-8' | 'GB18030'>('')
  const [dataAt, setDataAt] = useState(today())
  const [nameField, setNameField] = useState('')
  const [running, setRunning] = useState(true)
  const loads = useOperation(listLayerLoads, { id: layer.id }, running ? { everyMs: A_SECOND_MS } : {})
  const items = loads.data?.items ?? []
  const isOpen = items.some(({ state }) => state === 'waiting' || state === 'reading' || state === 'saving')
  if (loads.data && !loads.refreshing && isOpen !== running) setRunning(isOpen)
  const isTooLarge = file !== null && file.size > MOST_LOAD_BYTES
  const start = async (dryRun: 'true' | 'false') => {
    if (!file) return
    const answer = await load.run(
      {
        id: layer.id,
        datum,
        dryRun,
        ...(dataAt ? { dataAt } : {}),
        ...(encoding ? { encoding } : {}),
        ...(nameField.trim() ? { nameField: nameField.trim() } : {}),
      },
      { file },
    )
    if (!answer) return
    setRunning(true)
    loads.reload()
  }
  return (
    <>
      <p className={css.meta}>
        {t({
          zh: 'GeoJSON，或带“经度”“纬度”列的 CSV、XLSX，500 MB 以内。全部要素会被替换，之前的版本可恢复。',
          en: 'GeoJSON, or CSV or XLSX with columns lon and lat, up to 500 MB. All features are replaced; earlier versions can be restored.',
        })}
      </p>
      <div className={css.form}>
        <label htmlFor={`${id}-file`}>{t({ zh: '文件', en: 'File' })}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".geojson,.json,.csv,.xlsx"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <label htmlFor={`${id}-datum`}>{t({ zh: '坐标系', en: 'Datum' })}</label>
        <Select
          id={`${id}-datum`}
          value={datum}
          onChange={setDatum}
          options={DATUMS.map((one) => ({ value: one, label: one }))}
        />
        <label htmlFor={`${id}-date`}>{t({ zh: '数据日期', en: 'Data of' })}</label>
        <input
          id={`${id}-date`}
          type="date"
          value={dataAt}
          max={today()}
          onChange={(event) => setDataAt(event.target.value)}
        />
        <label htmlFor={`${id}-encoding`}>{t({ zh: '编码', en: 'Encoding' })}</label>
        <Select
          id={`${id}-encoding`}
          value={encoding}
          onChange={setEncoding}
          options={[
            { value: '', label: t({ zh: 'UTF-8（表格自动识别）', en: 'UTF-8 (tables: found out)' }) },
            { value: 'GB18030', label: 'GB18030（GBK）' },
          ]}
        />
        <label htmlFor={`${id}-name`}>{t({ zh: '名称字段', en: 'Name field' })}</label>
        <Input
          id={`${id}-name`}
          value={nameField}
          maxLength={80}
          onChange={(event) => setNameField(event.target.value)}
          placeholder={t({ zh: '空：名称、name 等', en: 'empty: 名称, name and the like' })}
        />
      </div>
      {isTooLarge ? (
        <p role="alert" className={css.stale}>
          {t({
            zh: `文件有 ${count(Math.round(file.size / BYTES_PER_MB))} MB，超过 500 MB 的上限。请按街道拆成几个文件，或去掉不用的字段。`,
            en: `The file has ${count(Math.round(file.size / BYTES_PER_MB))} MB, more than 500 MB. Split it, or leave out unused fields.`,
          })}
        </p>
      ) : null}
      <ProblemNotice problem={load.problem} close={load.clearProblem} />
      <div className="row">
        <Button disabled={!file || isTooLarge || isOpen} loading={load.busy} onClick={() => void start('true')}>
          {t({ zh: '试载入（不保存）', en: 'Try without saving' })}
        </Button>
        <Button
          type="primary"
          disabled={!file || isTooLarge || isOpen}
          loading={load.busy}
          onClick={() => void start('false')}
        >
          {t({ zh: '载入并启用', en: 'Load and put in force' })}
        </Button>
      </div>
      {items.map((one) => (
        <LoadCard key={one.id} load={one} />
      ))}
    </>
  )
}
