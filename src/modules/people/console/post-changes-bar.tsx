import { Button } from 'antd'
import type { Title } from '#core/module-card.ts'
import type { Problem } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import type { PostChange } from './post-changes.ts'
import css from './posts.module.css'

/** What would change, post by post, before it does. */
export function PostChangesBar({
  changes,
  refusal,
  busy,
  problem,
  onApply,
  onDiscard,
}: {
  changes: readonly PostChange[]
  /** Why the last press changed nothing. */
  refusal: Title | null
  busy: boolean
  problem: Problem | null
  onApply(): void
  onDiscard(): void
}) {
  const { t, language } = useWords()
  const confirm = useConfirm()
  const cells = changes.reduce((sum, { added, taken }) => sum + added.length + taken.length, 0)
  const holders = changes.reduce((sum, { post }) => sum + post.holders, 0)
  const lineOf = ({ post, added, taken }: PostChange) => (
    <li key={post.id}>
      <b>{post[language]}</b>
      <span className={css.meta}>{t({ zh: `（${post.holders} 人）`, en: ` (${post.holders})` })}</span>
      {added.map((one) => (
        <span key={one.id}>{t({ zh: ` 增加“${one.zh}”`, en: ` adds “${one.en}”` })}</span>
      ))}
      {taken.map((one) => (
        <span key={one.id}>{t({ zh: ` 去掉“${one.zh}”`, en: ` loses “${one.en}”` })}</span>
      ))}
    </li>
  )
  const ask = async () => {
    const yes = await confirm({
      title: t({ zh: `修改 ${cells} 项权限`, en: `Change ${cells} permissions` }),
      detail: (
        <>
          <ul>{changes.map(lineOf)}</ul>
          <p>
            {t({
              zh: `立即对 ${holders} 人次生效，已登录的也一样；写入审计日志。可再改回。`,
              en: `Holds at once for ${holders} holders, signed in or not; written to the journal. Can be changed back.`,
            })}
          </p>
        </>
      ),
      verb: t({ zh: `修改 ${cells} 项`, en: `Change ${cells}` }),
    })
    if (yes) onApply()
  }
  return (
    <div className={css.bar} role="status">
      {refusal ? <p className={css.refusal}>{refusal[language]}</p> : null}
      <ul>{changes.map(lineOf)}</ul>
      {changes.length > 0 ? (
        <div className={css.barEnd}>
          <Button onClick={onDiscard} disabled={busy}>
            {t({ zh: '放弃修改', en: 'Discard' })}
          </Button>
          <Button type="primary" loading={busy} onClick={ask}>
            {t({ zh: `修改 ${cells} 项`, en: `Change ${cells}` })}
          </Button>
        </div>
      ) : null}
      <ProblemNotice problem={problem} />
    </div>
  )
}
