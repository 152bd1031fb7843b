import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { keysNow } from '../keys/key-board.ts'
import { useSingleKeys } from '../keys/use-keys.ts'
import { useWords } from '../language.ts'
import css from './overlay.module.css'

/** `?`: what the keys do here and now, and the switch that turns single letters off. */
export function KeyList({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { on, setOn } = useSingleKeys()
  const [keys] = useState(keysNow)
  return (
    <Dialog
      title={t({ zh: '快捷键', en: 'Keys' })}
      wide
      onClose={onClose}
      actions={<Button onClick={onClose}>{t({ zh: '关闭 Esc', en: 'Close Esc' })}</Button>}
    >
      <label>
        <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />{' '}
        {t({ zh: '启用单键快捷键（输入文字时不起作用）', en: 'Single keys act (never while typing)' })}
      </label>
      <dl className={css.keyList}>
        {keys.map((binding) => (
          <div key={binding.keys}>
            <dt>
              <kbd>{binding.keys}</kbd>
            </dt>
            <dd>{t(binding.title)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>;</kbd>
          </dt>
          <dd>
            {t({
              zh: '多行文字里：加缩写填入常用语（在本人账号里添加）',
              en: 'In texts: my phrases, by their letters',
            })}
          </dd>
        </div>
      </dl>
    </Dialog>
  )
}
