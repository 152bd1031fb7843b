import { rootRouteId, useLocation, useMatch, useParams, useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

export type Query = Record<string, string | readonly string[] | undefined>

/** `useGo()('/c/cases?state=filed')`; `replace` leaves no step back. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const { history } = useRouter()
  return (href, options) => (options?.replace ? history.replace(href) : history.push(href))
}

/** A part of the address that varies: of `/c/cases/$caseId`, `usePathPart('caseId')`. */
export function usePathPart(name: string): string {
  const parts = useParams({ strict: false }) as Record<string, string | undefined>
  const part = parts[name]
  if (part === undefined) throw new Error(`the address has no part ${name}`)
  return part
}

export function writeQuery(query: Query): string {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of value === undefined ? [] : typeof value === 'string' ? [value] : value)
      if (one !== '') written.append(name, one)
  const text = written.toString()
  return text === '' ? '' : `?${text}`
}

export function readQuery(text: string): Query {
  const read = new URLSearchParams(text)
  const query: Query = {}
  for (const name of read.keys()) {
    const values = read.getAll(name)
    query[name] = values.length === 1 ? values[0] : values
  }
  return query
}

export interface AddressQuery {
  /** First value of a name, or null. */
  one(name: string): string | null
  all(name: string): string[]
  /** Changes some names and leaves the others; undefined or '' takes a name away. Filters leave no step back. */
  change(patch: Query, options?: { push?: boolean }): void
}

/**
 * Filters, sort and what is open live in the address, so that Back and a shared link restore them. On the way to another
 * page the old one is still drawn: it keeps its own query, reads nothing of the next one's and changes nothing any more.
 */
export function useAddressQuery(): AddressQuery {
  const { pathname, searchStr } = useLocation()
  const match = useMatch({ strict: false })
  const { history } = useRouter()
  // What is drawn around the pages goes with all of them.
  const own = match.routeId === rootRouteId ? pathname : match.pathname
  const query = isSamePath(pathname, own) ? readQuery(searchStr) : (match.search as Query)
  const all = (name: string) => [query[name] ?? []].flat() as string[]
  return {
    one: (name) => all(name)[0] ?? null,
    all,
    change: (patch, options) => {
      // What the address is now, not what it was when this was rendered: two changes may follow each other.
      const now = history.location
      if (!isSamePath(now.pathname, own)) return
      const href = `${now.pathname}${writeQuery({ ...readQuery(now.search), ...patch })}`
      if (options?.push) history.push(href)
      else history.replace(href)
    },
  }
}

function isSamePath(one: string, other: string): boolean {
  const plain = (path: string) => decodeURI(path).replace(/\/+$/, '')
  return plain(one) === plain(other)
}

/** A link within the console: no reload, but a new tab when asked for. */
export function To({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}
