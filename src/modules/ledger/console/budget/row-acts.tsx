import { Button } from 'antd'
import { useWords } from '#ui/language.ts'
import css from './budget.module.css'

/** What can be done with one row of a card. */
export function RowActs({
  onEdit,
  onRemove,
}: {
  onEdit?: (() => void) | undefined
  onRemove?: (() => void) | undefined
}) {
  const { t } = useWords()
  return (
    <span className={css.acts}>
      {onEdit ? (
        <Button size="small" onClick={onEdit}>
          {t({ zh: '修改', en: 'Change' })}
        </Button>
      ) : null}
      {onRemove ? (
        <Button size="small" onClick={onRemove}>
          {t({ zh: '删除', en: 'Remove' })}
        </Button>
      ) : null}
    </span>
  )
}
