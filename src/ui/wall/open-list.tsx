import type { ReactNode } from 'react'
import { useWords } from '../language.ts'

/** A number with the list behind it, opened beside the wall: the wall itself stays. */
export function OpenList({
  href,
  className,
  children,
}: {
  href: string | null
  className?: string
  children: ReactNode
}) {
  const { t } = useWords()
  if (href === null) return <span className={className}>{children}</span>
  return (
    <a
      className={className}
      href={href}
      target="_blank"
      rel="noopener"
      title={t({ zh: '打开清单', en: 'Open the list' })}
    >
      {children}
    </a>
  )
}
