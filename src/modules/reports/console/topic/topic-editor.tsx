import { Button, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { listPosts } from '#modules/people/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Page, ProblemNotice } from '#ui/page.ts'
import { listSavedReports, removeTopic, saveTopic, type Topic } from '../../contract.ts'
import { BLOCK_KINDS, type BlockKind, MOST_BLOCKS, type TopicBlock } from '../../domain/topic.ts'
import { BlockForm } from './block-form.tsx'
import css from './topic.module.css'
import { TopicGrid } from './topic-grid.tsx'

type Draft = Pick<Topic, 'name' | 'intro' | 'position' | 'published' | 'posts' | 'blocks'>

const FIRST: Draft = { name: '', intro: '', position: 100, published: false, posts: [], blocks: [] }
const WIDTHS: Record<BlockKind, number> = { figure: 1, chart: 2, table: 4, map: 2, text: 4 }

/** Blocks to the left, the page as its readers will see it to the right. */
export function TopicEditor({ topic }: { topic: Topic | null }) {
  const { t } = useWords()
  const go = useGo()
  const say = useSay()
  const confirm = useConfirm()
  const [draft, setDraft] = useState<Draft>(topic ?? FIRST)
  const reports = useOperation(listSavedReports, {})
  const posts = useOperation(listPosts, {}, { freshForMs: 600_000 })
  const save = useCommand(saveTopic)
  const remove = useCommand(removeTopic)
  const put = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const back = (id?: string) => go(id ? `/c/topics?topic=${id}` : '/c/topics')
  const keep = async () => {
    const { name, intro, position, published, posts: readers, blocks } = draft
    const input = { ...(topic ? { id: topic.id } : {}), name, intro, position, published, posts: readers, blocks }
    const answer = await save.run(input, topic ? { expectedVersion: topic.version } : {})
    if (!answer) return
    say(t({ zh: `已保存“${name.trim()}”`, en: `Saved “${name.trim()}”` }))
    back(answer.id)
  }
  const away = async () => {
    if (!topic) return
    const yes = await confirm({
      title: t({ zh: `移除专题“${topic.name}”？`, en: `Remove the topic “${topic.name}”?` }),
      detail: t({ zh: '从专题中移除，各版留底；报表不受影响。', en: 'Its versions are kept; the reports stay.' }),
      verb: t({ zh: '移除专题', en: 'Remove the topic' }),
      danger: true,
    })
    if (yes && (await remove.run({ id: topic.id }))) back()
  }
  const change = (at: number, block: TopicBlock) =>
    put({ blocks: draft.blocks.map((one, other) => (other === at ? block : one)) })
  const raise = (at: number) => {
    const blocks = [...draft.blocks]
    blocks.splice(at - 1, 2, blocks[at]!, blocks[at - 1]!)
    put({ blocks })
  }
  const add = (kind: BlockKind) =>
    put({ blocks: [...draft.blocks, { id: crypto.randomUUID(), kind, title: '', width: WIDTHS[kind] }] })
  return (
    <Page
      title={
        topic ? t({ zh: `编排“${topic.name}”`, en: `Arrange “${topic.name}”` }) : t({ zh: '新建专题', en: 'New topic' })
      }
      actions={
        <>
          {topic ? <Button onClick={() => void away()}>{t({ zh: '移除', en: 'Remove' })}</Button> : null}
          <Button onClick={() => back(topic?.id)}>{t({ zh: '返回', en: 'Back' })}</Button>
          <Button type="primary" loading={save.busy} disabled={draft.name.trim() === ''} onClick={() => void keep()}>
            {t({ zh: '保存专题', en: 'Save the topic' })}
          </Button>
        </>
      }
    >
      <ProblemNotice
        problem={save.problem ?? remove.problem}
        {...(save.problem
          ? { fields: save.problem.fields.slice(1).map(({ detail }, at) => ({ field: `${at + 2}`, detail })) }
          : {})}
      />
      <div className={css.editor}>
        <div className={css.form}>
          <label htmlFor="topic-name">
            {t({ zh: '名称', en: 'Name' })}
            <Input
              id="topic-name"
              maxLength={40}
              value={draft.name}
              onChange={({ target }) => put({ name: target.value })}
            />
          </label>
          <label htmlFor="topic-intro">
            {t({ zh: '说明', en: 'Introduction' })}
            <Input.TextArea
              id="topic-intro"
              rows={2}
              maxLength={300}
              value={draft.intro}
              onChange={({ target }) => put({ intro: target.value })}
            />
          </label>
          <label htmlFor="topic-posts">
            {t({ zh: '对谁开放（不选：能看专题的都可以）', en: 'Open to (nobody named: all who see topics)' })}
            <Select
              id="topic-posts"
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.posts}
              options={(posts.data?.items ?? []).map((post) => ({ value: post.id, label: t(post) }))}
              onChange={(readers: string[]) => put({ posts: readers })}
            />
          </label>
          <div className={css.row}>
            <span id="topic-published">{t({ zh: '发布', en: 'Published' })}</span>
            <div>
              <Switch
                aria-labelledby="topic-published"
                checked={draft.published}
                onChange={(published) => put({ published })}
              />
            </div>
          </div>
          {draft.blocks.map((block, at) => (
            <BlockForm
              key={block.id}
              at={at}
              block={block}
              reports={reports.data?.items ?? []}
              onChange={(changed) => change(at, changed)}
              remove={() => put({ blocks: draft.blocks.filter((_one, other) => other !== at) })}
              {...(at > 0 ? { raise: () => raise(at) } : {})}
            />
          ))}
          {draft.blocks.length < MOST_BLOCKS ? (
            <Select
              aria-label={t({ zh: '加一块', en: 'Add a block' })}
              placeholder={t({
                zh: '加一块：数字、图表、表格、地图、文字',
                en: 'Add a figure, chart, table, map or text',
              })}
              value={null}
              options={Object.entries(BLOCK_KINDS).map(([value, words]) => ({ value, label: t(words) }))}
              onChange={(kind: string | null) => kind !== null && add(kind as BlockKind)}
            />
          ) : null}
        </div>
        <section aria-label={t({ zh: '预览', en: 'Preview' })}>
          <TopicGrid
            blocks={draft.blocks.filter(({ kind, query }) => kind === 'text' || query !== undefined)}
            period={null}
            onOpen={() => say(t({ zh: '保存后在专题页点开明细', en: 'Open the rows on the saved page' }))}
          />
        </section>
      </div>
    </Page>
  )
}
