import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { listPersons } from '../contract.ts'

/** Finds an active person by part of a name or account; asked of the server, since a district has thousands. */
export function PersonSelect({
  id,
  value,
  change,
  unit,
  except,
  known,
  placeholder,
  width,
}: {
  id?: string
  value: string | undefined
  change(personId: string | undefined): void
  /** Only persons of this organisation and of those under it. */
  unit?: string | undefined
  /** Not offered. */
  except?: string
  /** Who is chosen already, with the name to show. */
  known?: { id: string; name: string } | undefined
  placeholder?: string
  width?: number
}) {
  const { t, language } = useWords()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const { data, problem } = useOperation(listPersons, {
    kind: 'person',
    limit: 30,
    ...(text ? { text } : {}),
    ...(unit ? { unit, below: true } : {}),
  })
  const found = (data?.items ?? [])
    .filter((person) => person.id !== except && person.posts.length > 0)
    .map((person) => {
      const post = person.posts[0]
      const where = post ? (language === 'zh' ? `${post.unitZh} ${post.postZh}` : `${post.unitEn || post.unitZh}`) : ''
      return { value: person.id, label: `${person.name}（${person.account}）`, where }
    })
  const options =
    known && !found.some((option) => option.value === known.id)
      ? [{ value: known.id, label: known.name, where: '' }, ...found]
      : found
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={change}
      options={options}
      optionRender={({ data: option }) => (
        <>
          {option.label} <small>{option.where}</small>
        </>
      )}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={problem?.detail ?? t({ zh: '没有匹配的人员', en: 'Nobody found' })}
      placeholder={placeholder ?? t({ zh: '姓名或账号', en: 'Name or account' })}
      aria-label={placeholder ?? t({ zh: '人员', en: 'Person' })}
      style={{ width: width ?? '100%' }}
      popupMatchSelectWidth={320}
    />
  )
}
