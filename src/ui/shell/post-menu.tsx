import { CheckOutlined, DownOutlined } from '@ant-design/icons'
import { useWords } from '../language.ts'
import { type MyPost, nameOfPost, useActing } from '../session.tsx'
import { Menu } from './menu.tsx'
import css from './top-bar.module.css'

/** The post in which this person acts. Of several one can be chosen: desks, lists and actions are then that post's. */
export function PostMenu() {
  const { t, language } = useWords()
  const { post: chosen, posts, choose } = useActing()
  const nameOf = (post: MyPost) =>
    language === 'zh' ? `${post.postZh} · ${post.unitZh}` : `${post.postEn} · ${post.unitEn}`
  const first = posts[0]
  if (!first) return null
  if (posts.length === 1) return <span className={css.post}>{nameOf(first)}</span>
  const acting = posts.find((post) => nameOfPost(post) === chosen)
  const all = t({ zh: `全部 ${posts.length} 个岗位`, en: `All ${posts.length} posts` })
  const entries = [
    ...posts.map((post) => ({ name: nameOfPost(post) as string | null, title: nameOf(post) })),
    { name: null, title: all },
  ]
  return (
    <div className={css.posts}>
      <Menu
        name={t({ zh: '当前岗位', en: 'Post in which you act' })}
        label={
          <>
            {acting ? nameOf(acting) : all} <DownOutlined aria-hidden />
          </>
        }
      >
        {(close) =>
          entries.map(({ name, title }) => (
            <button
              key={name ?? 'all'}
              type="button"
              aria-pressed={name === chosen}
              onClick={() => {
                close()
                if (name !== chosen) choose(name)
              }}
            >
              {title} {name === chosen ? <CheckOutlined aria-hidden /> : null}
            </button>
          ))
        }
      </Menu>
    </div>
  )
}
