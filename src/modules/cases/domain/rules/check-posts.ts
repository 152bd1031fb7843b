import type { CaseRow } from '../lifecycle-table.ts'
import type { Post } from '../posts.ts'
import { inVariants } from './check-conflicts.ts'
import { type Finding, finding } from './finding.ts'
import { postsText } from './post-words.ts'
import { doersOf, isRowOn, type RuleContext } from './rule-context.ts'

/** Commands that are left to posts which nobody holds; closers that the life cycle does not know. */
export function checkPosts(
  table: readonly CaseRow[],
  contexts: readonly RuleContext[],
  held: ReadonlySet<Post>,
): Finding[] {
  const found = new Map<string, { posts: Post[]; rows: Set<CaseRow>; within: Set<RuleContext['variant']> }>()
  for (const context of contexts)
    for (const row of table) {
      const posts = doersOf(row, context.rules)
      if (posts.length === 0 || posts.some((post) => held.has(post)) || !isRowOn(row, context)) continue
      const key = `${row.id === 'close' ? 'closer' : ''}${posts.join()}`
      const known = found.get(key) ?? { posts, rows: new Set(), within: new Set() }
      known.rows.add(row)
      known.within.add(context.variant)
      found.set(key, known)
    }
  const unheld = [...found].map(([key, { posts, rows, within }]) => {
    const names = (language: 'zh' | 'en') =>
      [...rows].map((row) => (language === 'zh' ? `“${row.zh}”` : `“${row.en}”`)).join(language === 'zh' ? '' : ', ')
    const says = {
      zh: `没有人担任${postsText(posts, 'zh')}，${names('zh')}无人能办。`,
      en: `Nobody holds the post ${postsText(posts, 'en')}: ${names('en')} can be done by nobody.`,
    }
    return finding(
      'post-not-held',
      key.startsWith('closer') ? 'switches.closer' : `posts.${posts.join('+')}`,
      inVariants(says, [...within]),
      {
        zh: '请在“人员”中安排任职，或修改规则由其他岗位办理。',
        en: 'Appoint somebody under People, or let other posts do it.',
      },
    )
  })
  return [...unheld, ...uselessClosers(table, contexts)]
}

function uselessClosers(table: readonly CaseRow[], contexts: readonly RuleContext[]): Finding[] {
  const close = table.find(({ id }) => id === 'close')
  if (!close) return []
  const useless = [...new Set(contexts.flatMap(({ rules }) => rules.closer))].filter((who) => !close.who.includes(who))
  return useless.map((who) => {
    const within = new Set(contexts.filter(({ rules }) => rules.closer.includes(who)).map(({ variant }) => variant))
    const says = {
      zh: `结案岗位中的“${postsText([who], 'zh')}”不能结案。`,
      en: `The post “${postsText([who], 'en')}” is named to close, but cannot.`,
    }
    return finding('contradiction', 'switches.closer', inVariants(says, [...within]), {
      zh: `请从${postsText(close.who, 'zh')}中选择。`,
      en: `Choose among ${postsText(close.who, 'en')}.`,
    })
  })
}
