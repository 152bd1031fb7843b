import { Suspense } from 'react'
import { ErrorFence } from '../error-fence.tsx'
import { useWords } from '../language.ts'
import { Page } from '../page/page.tsx'
import type { ConsolePage } from '../plug.ts'
import { useMay } from '../session.tsx'
import { EmptyState, Skeleton } from '../states/states.tsx'

/** A page of a plug: fetched when first opened, kept from those who may not, and fenced from the rest. */
export function PageGate({ page }: { page: ConsolePage }) {
  const { t } = useWords()
  const may = useMay(page.may)
  const Content = page.component
  if (!may)
    return (
      <Page title={t(page.title)}>
        <EmptyState>
          {t({
            zh: `无权查看“${page.title.zh}”：您的岗位没有这项权限。需要时请安全管理员在岗位权限中开通`,
            en: `Your posts may not open “${page.title.en}”. The security administrator can grant it`,
          })}
        </EmptyState>
      </Page>
    )
  return (
    <ErrorFence resetKey={page.path}>
      <Suspense fallback={<Skeleton lines={10} />}>
        <Content />
      </Suspense>
    </ErrorFence>
  )
}

export function NoSuchPage() {
  const { t } = useWords()
  return (
    <Page title={t({ zh: '没有这个页面', en: 'No such page' })}>
      <EmptyState>
        {t({ zh: '地址可能已变。请从左侧菜单进入', en: 'The address may have changed. Use the menu' })}
      </EmptyState>
    </Page>
  )
}
