import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Title } from '#core/module-card.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { listPosts, setPostPermissions } from '../contract.ts'
import css from './people.module.css'
import { changesOf, type Wishes } from './post-changes.ts'
import { PostChangesBar } from './post-changes-bar.tsx'
import { PostMatrix } from './post-matrix.tsx'
import { useNarrow } from './use-narrow.ts'
import type { PostRow } from './use-posts.ts'

/** What each post may do. Cells are changed first and seen together; one button makes them hold at once. */
export default function PostsPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const isNarrow = useNarrow()
  const mayEdit = useMay('people:set-permissions')
  const reading = useOperation(listPosts, {})
  const set = useCommand(setPostPermissions)
  const [wishes, setWishes] = useState<Wishes>({})
  const [refusal, setRefusal] = useState<Title | null>(null)
  const text = query.one('q') ?? ''
  const module = query.one('module')
  const chosen = query.all('post')
  const data = reading.data
  const rows = useMemo(() => {
    const wanted = text.toLowerCase()
    return (data?.permissions ?? []).filter(
      (row) =>
        (module === null || row.module === module) &&
        [row.id, row.zh, row.en, row.moduleZh].some((part) => part.toLowerCase().includes(wanted)),
    )
  }, [data, text, module])
  const posts = data?.items ?? []
  const shown = shownPosts(posts, chosen, isNarrow)
  const changes = changesOf(posts, data?.permissions ?? [], wishes)
  const modules = [...new Map((data?.permissions ?? []).map((row) => [row.module, row])).values()]

  const apply = async () => {
    for (const change of changes) {
      const answer = await set.run({ post: change.post.id, permissions: [...change.permissions] })
      // What was refused stays to be seen and corrected; what went before it holds already.
      if (!answer) return
      setWishes(({ [change.post.id]: _done, ...left }) => left)
    }
  }
  return (
    <Page
      fill
      title={t({ zh: '岗位权限', en: 'Posts and permissions' })}
      note={
        mayEdit
          ? t({ zh: '点格子改权限，保存后立即生效', en: 'Press cells to change; holds as soon as it is saved' })
          : t({ zh: '只读：安全管理员可改', en: 'Read only: the security administrator may change it' })
      }
    >
      <Filters>
        <SearchBox
          value={text}
          change={(q) => query.change({ q })}
          placeholder={t({ zh: '权限名称或标识', en: 'Permission' })}
        />
        <Select
          value={module ?? undefined}
          onChange={(value?: string) => query.change({ module: value })}
          options={modules.map((row) => ({
            value: row.module,
            label: language === 'zh' ? row.moduleZh : row.moduleEn,
          }))}
          allowClear
          placeholder={t({ zh: '模块', en: 'Module' })}
          aria-label={t({ zh: '模块', en: 'Module' })}
          style={{ width: 144 }}
        />
        <Select
          mode="multiple"
          value={chosen}
          onChange={(value: string[]) => query.change({ post: value })}
          options={posts.map((post) => ({ value: post.id, label: post[language] }))}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          maxTagCount="responsive"
          placeholder={t({ zh: '只看这些岗位', en: 'Only these posts' })}
          aria-label={t({ zh: '岗位', en: 'Posts' })}
          style={{ minWidth: 200, maxWidth: 480 }}
        />
        <span className={css.meta}>
          {t({
            zh: '● 有　＋ 比默认多　－ 比默认少',
            en: '● has it · ＋ beyond the default · － taken from the default',
          })}
        </span>
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={14}>
            {() =>
              rows.length === 0 ? (
                <EmptyState
                  action={
                    <Button onClick={() => query.change({ q: undefined, module: undefined })}>
                      {t({ zh: '清空条件', en: 'Clear filters' })}
                    </Button>
                  }
                >
                  {t({ zh: `没有含“${text}”的权限`, en: `No permission matches "${text}".` })}
                </EmptyState>
              ) : (
                <PostMatrix
                  posts={shown}
                  rows={rows}
                  all={data?.permissions ?? []}
                  wishes={wishes}
                  {...(mayEdit ? { onChange: setWishes, onRefuse: setRefusal } : {})}
                />
              )
            }
          </Loaded>
        </SplitList>
      </Split>
      {/* Below the matrix: what comes and goes above it would move cells under the pointer. */}
      {changes.length > 0 || refusal !== null ? (
        <PostChangesBar
          changes={changes}
          refusal={refusal}
          busy={set.busy}
          problem={set.problem}
          onApply={apply}
          onDiscard={() => {
            setWishes({})
            setRefusal(null)
            set.clearProblem()
          }}
        />
      ) : null}
    </Page>
  )
}

/** On a phone there is room for one post; without a choice the first. */
function shownPosts(posts: readonly PostRow[], chosen: readonly string[], isNarrow: boolean): readonly PostRow[] {
  const found = posts.filter((post) => chosen.includes(post.id))
  if (isNarrow) return (found.length > 0 ? found : posts).slice(0, 2)
  return found.length > 0 ? found : posts
}
