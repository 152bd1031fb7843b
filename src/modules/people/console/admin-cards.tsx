import { count } from '#ui/format.ts'
import { useWords, type Words } from '#ui/language.ts'
import { To, writeQuery } from '#ui/navigation.tsx'
import { Card } from '#ui/page.ts'
import type { Overview } from '../contract.ts'
import css from './admin.module.css'

interface Line {
  title: Words
  /** What is counted, in its unit. */
  value: number
  unit: Words
  href: string
  /** More than none asks for somebody to look. */
  look?: true
}

const PERSONS = { zh: '人', en: 'people' }
const ITEMS = { zh: '个', en: '' }
const LINES = { zh: '条', en: 'lines' }

/** One card for each thing that this administrator looks after; every number opens its list. */
export function AdminCards({ overview }: { overview: Overview }) {
  const { t } = useWords()
  const { people, access, posts, journal, at } = overview
  const today = at.slice(0, 10)
  const lines = (query: Record<string, string>) => `/c/journal${writeQuery({ from: today, until: today, ...query })}`
  return (
    <div className={css.cards}>
      {people ? (
        <Part
          title={{ zh: '人员和组织', en: 'People and organisations' }}
          lines={[
            { title: { zh: '在岗人员', en: 'People' }, value: people.active, unit: PERSONS, href: '/c/people' },
            {
              title: { zh: '没有岗位', en: 'Without a post' },
              value: people.withoutPost,
              unit: PERSONS,
              href: '/c/people',
              look: true,
            },
            { title: { zh: '单位', en: 'Organisations' }, value: people.units, unit: ITEMS, href: '/c/units' },
          ]}
          actions={[
            { title: { zh: '新建人员', en: 'Add a person' }, href: '/c/people?open=new' },
            { title: { zh: '组织机构', en: 'Organisations' }, href: '/c/units' },
          ]}
        />
      ) : null}
      {access ? (
        <Part
          title={{ zh: '登录和接口', en: 'Sign-ins and programs' }}
          lines={[
            { title: { zh: '在线登录', en: 'Sign-ins' }, value: access.signIns, unit: ITEMS, href: '/c/sessions' },
            { title: { zh: '有效密钥', en: 'Keys in use' }, value: access.keys, unit: ITEMS, href: '/c/keys' },
            {
              title: { zh: '30 天内到期的密钥', en: 'Keys that end within 30 days' },
              value: access.keysEnding,
              unit: ITEMS,
              href: '/c/keys',
              look: true,
            },
          ]}
          actions={[{ title: { zh: '接口密钥', en: 'Program keys' }, href: '/c/keys' }]}
        />
      ) : null}
      {posts ? (
        <Part
          title={{ zh: '岗位权限', en: 'Posts and permissions' }}
          lines={[
            { title: { zh: '岗位', en: 'Posts' }, value: posts.posts, unit: ITEMS, href: '/c/posts' },
            { title: { zh: '权限', en: 'Permissions' }, value: posts.permissions, unit: ITEMS, href: '/c/posts' },
            {
              title: { zh: '有权限而无人的岗位', en: 'Posts that nobody holds' },
              value: posts.vacant.length,
              unit: ITEMS,
              href: `/c/posts${writeQuery({ post: posts.vacant.map(({ id }) => id) })}`,
              look: true,
            },
          ]}
          note={posts.vacant.map(t).join(t({ zh: '、', en: ', ' }))}
          actions={[
            { title: { zh: '岗位权限', en: 'Permissions' }, href: '/c/posts' },
            { title: { zh: '分配岗位', en: 'Assign posts' }, href: '/c/people' },
          ]}
        />
      ) : null}
      {journal ? (
        <Part
          title={{ zh: '今日日志', en: 'Journal of today' }}
          lines={[
            { title: { zh: '办理', en: 'Done' }, value: journal.done, unit: LINES, href: lines({ outcome: 'done' }) },
            {
              title: { zh: '查看个人信息', en: 'Personal data read' },
              value: journal.read,
              unit: LINES,
              href: lines({ outcome: 'read' }),
            },
            {
              title: { zh: '被拒绝', en: 'Refused' },
              value: journal.refused,
              unit: LINES,
              href: lines({ outcome: 'refused' }),
            },
            {
              title: { zh: '登录失败', en: 'Failed sign-ins' },
              value: journal.failedSignIns,
              unit: LINES,
              href: lines({ operation: 'people.signIn', outcome: 'refused' }),
              look: true,
            },
            {
              title: { zh: '分配岗位', en: 'Posts assigned' },
              value: journal.postsAssigned,
              unit: LINES,
              href: lines({ operation: 'people.assignPosts', outcome: 'done' }),
              look: true,
            },
            {
              title: { zh: '修改权限', en: 'Permissions changed' },
              value: journal.permissionsSet,
              unit: LINES,
              href: lines({ operation: 'people.setPostPermissions', outcome: 'done' }),
              look: true,
            },
          ]}
          actions={[{ title: { zh: '审计日志', en: 'Journal' }, href: '/c/journal' }]}
        />
      ) : null}
    </div>
  )
}

function Part({
  title,
  lines,
  note,
  actions,
}: {
  title: Words
  lines: readonly Line[]
  note?: string
  actions: readonly { title: Words; href: string }[]
}) {
  const { t } = useWords()
  return (
    <Card
      title={t(title)}
      extra={
        <nav className={css.actions} aria-label={t(title)}>
          {actions.map((action) => (
            <To key={action.href + action.title.en} href={action.href}>
              {t(action.title)}
            </To>
          ))}
        </nav>
      }
    >
      <dl className={css.lines}>
        {lines.map((line) => (
          <div key={line.title.en} data-look={line.look === true && line.value > 0}>
            <dt>{t(line.title)}</dt>
            <dd>
              <To href={line.href}>
                <b>{count(line.value)}</b> {t(line.unit)}
              </To>
            </dd>
          </div>
        ))}
      </dl>
      {note ? <p className={css.note}>{note}</p> : null}
    </Card>
  )
}
