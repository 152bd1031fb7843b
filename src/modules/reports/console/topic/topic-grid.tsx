import { useWords } from '#ui/language.ts'
import { EmptyState } from '#ui/page.ts'
import type { ReportResult } from '../../contract.ts'
import type { Period } from '../../domain/report-query.ts'
import type { TopicBlock as Block } from '../../domain/topic.ts'
import type { OpenFigure } from '../result/result-table.tsx'
import css from './topic.module.css'
import { TopicBlock } from './topic-block.tsx'

/** The blocks of a topic in four columns, one under the other on a phone. */
export function TopicGrid({
  blocks,
  period,
  onOpen,
}: {
  blocks: readonly Block[]
  period: Period | null
  onOpen(figure: OpenFigure, result: ReportResult): void
}) {
  const { t } = useWords()
  if (blocks.length === 0)
    return (
      <EmptyState>{t({ zh: '这个专题还没有内容。点“编排本专题”加块', en: 'Nothing here yet: arrange it' })}</EmptyState>
    )
  return (
    <div className={css.grid}>
      {blocks.map((block) => (
        <div key={block.id} className={css.cell} data-width={block.width}>
          <TopicBlock block={block} period={period} onOpen={onOpen} />
        </div>
      ))}
    </div>
  )
}
