import { Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { useMay, useMe } from '#ui/session.tsx'
import { assignPosts, type PersonRow } from '../contract.ts'
import { findPostFault } from '../domain/post-faults.ts'
import css from './people.module.css'
import { UnitSelect } from './unit-select.tsx'
import { usePosts } from './use-posts.ts'
import { useUnits } from './use-units.ts'

interface Held {
  post: string
  unit: string
}

const keyOf = ({ post, unit }: Held) => `${post}@${unit}`

/** The posts of a person. Changes are collected, what they do is said, and one button carries them out. */
export function PersonPosts({ person }: { person: PersonRow }) {
  const { t, language } = useWords()
  const me = useMe()
  const mayAssign = useMay('people:assign-posts') && person.active && person.id !== me.person.id
  const posts = usePosts()
  const units = useUnits()
  const assign = useCommand(assignPosts)
  const [wished, setWished] = useState<readonly Held[]>(person.posts.map(({ post, unit }) => ({ post, unit })))
  const [post, setPost] = useState<string | undefined>()
  const [unit, setUnit] = useState<string | undefined>()
  const before = new Set(person.posts.map(keyOf))
  const after = new Set(wished.map(keyOf))
  const added = wished.filter((held) => !before.has(keyOf(held)))
  const taken = person.posts.filter((held) => !after.has(keyOf(held)))
  const fault = findPostFault(wished, person.kind, new Map(posts.posts.map((row) => [row.id, row])), units.find)
  const chosen = post === undefined ? null : posts.find(post)
  const nameOf = ({ post: postId, unit: unitId }: Held) => {
    const held = person.posts.find((one) => one.post === postId && one.unit === unitId)
    const postRow = posts.find(postId)
    const unitRow = units.find(unitId)
    const unitName = unitRow ? unitRow[language] || unitRow.zh : (held?.unitZh ?? unitId)
    return `${unitName} ${postRow?.[language] ?? held?.postZh ?? postId}`
  }
  const add = () => {
    if (post === undefined || unit === undefined) return
    const held = { post, unit }
    if (!after.has(keyOf(held))) setWished([...wished, held])
    setPost(undefined)
    setUnit(undefined)
  }
  return (
    <div className={css.section}>
      <h3>{t({ zh: '岗位', en: 'Posts' })}</h3>
      {wished.length === 0 ? (
        <p className={css.meta}>
          {person.active
            ? t({ zh: '没有岗位，登录后什么也看不到', en: 'No post: this person sees nothing after signing in.' })
            : t({ zh: '已停用，岗位已全部收回', en: 'Ended; all posts were taken away.' })}
        </p>
      ) : null}
      <ul className={css.lines}>
        {wished.map((held) => (
          <li key={keyOf(held)} className={css.row}>
            <span className={css.grow}>
              {before.has(keyOf(held)) ? null : <b>{t({ zh: '新增 ', en: 'New ' })}</b>}
              {nameOf(held)}
            </span>
            {mayAssign ? (
              <Button
                size="small"
                type="text"
                onClick={() => setWished(wished.filter((one) => keyOf(one) !== keyOf(held)))}
                aria-label={t({ zh: `去掉${nameOf(held)}`, en: `Take away ${nameOf(held)}` })}
              >
                {t({ zh: '去掉', en: 'Take away' })}
              </Button>
            ) : null}
          </li>
        ))}
        {taken.map((held) => (
          <li key={keyOf(held)} className={css.row}>
            <s className={css.grow}>{nameOf(held)}</s>
            <Button size="small" type="text" onClick={() => setWished([...wished, held])}>
              {t({ zh: '保留', en: 'Keep' })}
            </Button>
          </li>
        ))}
      </ul>
      {mayAssign ? (
        <>
          <div className={css.row}>
            <Select
              value={post}
              onChange={(value) => {
                setPost(value)
                setUnit(undefined)
              }}
              options={posts.posts
                .filter((row) => (person.kind === 'program') === (row.sort === 'service') || row.sort === 'support')
                .map((row) => ({ value: row.id, label: row[language] }))}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t({ zh: '岗位', en: 'Post' })}
              aria-label={t({ zh: '要增加的岗位', en: 'Post to add' })}
              style={{ width: 152 }}
            />
            <UnitSelect
              value={unit}
              change={setUnit}
              {...(chosen ? { kinds: chosen.unitKinds } : {})}
              placeholder={t({ zh: '设在哪个单位', en: 'In which unit' })}
              width={200}
            />
            <Button onClick={add} disabled={post === undefined || unit === undefined}>
              {t({ zh: '增加', en: 'Add' })}
            </Button>
          </div>
          {fault && added.length > 0 ? <p className="over">{fault[language]}</p> : null}
          {added.length + taken.length > 0 ? (
            <>
              <p className={css.notice}>
                {t({
                  zh: `增加 ${added.length} 个岗位，去掉 ${taken.length} 个，保存后立即生效。`,
                  en: `${added.length} to add, ${taken.length} to take away; effective as soon as saved.`,
                })}
              </p>
              <ProblemNotice problem={assign.problem} />
              <div className={css.row}>
                <Button
                  type="primary"
                  loading={assign.busy}
                  onClick={() => assign.run({ id: person.id, posts: [...wished] }, { expectedVersion: person.version })}
                >
                  {t({ zh: '保存岗位', en: 'Save posts' })}
                </Button>
                <Button onClick={() => setWished(person.posts.map(({ post: p, unit: u }) => ({ post: p, unit: u })))}>
                  {t({ zh: '放弃修改', en: 'Discard' })}
                </Button>
              </div>
            </>
          ) : null}
        </>
      ) : null}
      {person.id === me.person.id ? (
        <p className={css.meta}>
          {t({ zh: '自己的岗位由另一位管理员调整', en: 'Your own posts are changed by another administrator.' })}
        </p>
      ) : null}
    </div>
  )
}
