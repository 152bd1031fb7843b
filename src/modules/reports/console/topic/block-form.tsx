import { Button, Input, Select } from 'antd'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { listSources, type SavedReport } from '../../contract.ts'
import { measureTitle } from '../../domain/say-query.ts'
import { BLOCK_KINDS, CHART_KINDS, type ChartKind, type TopicBlock } from '../../domain/topic.ts'
import css from './topic.module.css'

const WIDTHS = [1, 2, 3, 4]

/** What one block shows and how wide it is. */
export function BlockForm({
  at,
  block,
  reports,
  onChange,
  remove,
  raise,
}: {
  at: number
  block: TopicBlock
  reports: readonly SavedReport[]
  onChange(block: TopicBlock): void
  remove(): void
  raise?: () => void
}) {
  const { t } = useWords()
  const sources = useOperation(listSources, {}, { freshForMs: 600_000 })
  const report = reports.find(({ id }) => id === block.query)
  const source = sources.data?.items.find(({ id }) => id === report?.query.source)
  const no = t({ zh: `第 ${at + 1} 块`, en: `Block ${at + 1}` })
  const label = (zh: string, en: string) => `${no} ${t({ zh, en })}`
  return (
    <div className={css.block}>
      <header>
        <strong>{`${no} · ${t(BLOCK_KINDS[block.kind])}`}</strong>
        {raise ? (
          <Button size="small" type="text" aria-label={label('上移', 'up')} onClick={raise}>
            ↑
          </Button>
        ) : null}
        <Button size="small" type="text" aria-label={label('去掉', 'remove')} onClick={remove}>
          ×
        </Button>
      </header>
      <Input
        aria-label={label('标题', 'title')}
        placeholder={t({ zh: '标题（不填用指标名）', en: 'Title (the measure without it)' })}
        maxLength={60}
        value={block.title}
        onChange={({ target }) => onChange({ ...block, title: target.value })}
      />
      {block.kind === 'text' ? (
        <Input.TextArea
          aria-label={label('文字', 'words')}
          rows={3}
          maxLength={2000}
          value={block.text ?? ''}
          onChange={({ target }) => onChange({ ...block, text: target.value })}
        />
      ) : (
        <Select
          aria-label={label('报表', 'report')}
          placeholder={t({ zh: '选一张已存报表', en: 'Choose a saved report' })}
          showSearch={{ optionFilterProp: 'label' }}
          value={block.query ?? null}
          options={reports.map((one) => ({
            value: one.id,
            label: one.shared ? one.name : `${one.name}${t({ zh: '（未共享）', en: ' (not shared)' })}`,
          }))}
          onChange={(query: string | null) => {
            const { measure: _measure, ...rest } = block
            if (query !== null) onChange({ ...rest, query })
          }}
        />
      )}
      <div className={css.row}>
        {block.kind !== 'text' && block.kind !== 'table' && report && source ? (
          <Select
            aria-label={label('指标', 'measure')}
            value={block.measure ?? 0}
            options={report.query.measures.map((measure, index) => ({
              value: index,
              label: t(measureTitle(measure, source)),
            }))}
            onChange={(measure) => onChange({ ...block, measure })}
          />
        ) : null}
        {block.kind === 'chart' ? (
          <Select
            aria-label={label('图形', 'kind of chart')}
            value={block.chart ?? 'bar'}
            options={Object.entries(CHART_KINDS).map(([value, words]) => ({ value, label: t(words) }))}
            onChange={(chart) => onChange({ ...block, chart: chart as ChartKind })}
          />
        ) : null}
        <Select
          aria-label={label('宽度', 'width')}
          value={block.width}
          options={WIDTHS.map((value) => ({ value, label: t({ zh: `宽 ${value}/4`, en: `${value}/4 wide` }) }))}
          onChange={(width) => onChange({ ...block, width })}
        />
      </div>
    </div>
  )
}
