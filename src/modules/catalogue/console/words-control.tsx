import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'

/** Several short words; Enter, comma or 、 ends one. */
export function WordsControl({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  return (
    <Select
      id={id}
      mode="tags"
      value={(value as string[] | undefined) ?? []}
      onChange={change}
      tokenSeparators={[',', '，', '、', ' ']}
      maxCount={30}
      open={false}
      suffixIcon={null}
      status={invalid ? 'error' : ''}
      placeholder={t({ zh: '输入后按回车', en: 'Type and press Enter' })}
      style={{ width: '100%' }}
    />
  )
}
