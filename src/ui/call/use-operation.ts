import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Input, Operation, Output } from '#core/operation.ts'
import { callOperation } from './call-operation.ts'
import { asProblem, Problem } from './problem.ts'

export interface ReadOptions {
  /** False: not asked yet. */
  enabled?: boolean
  /** How long an answer is taken as fresh; default none. Lists of names: an hour. */
  freshForMs?: number
  /** Asked again this often while the page is seen. */
  everyMs?: number
  /** True: the answer of another input is not shown meanwhile (another case, another person). */
  forgetful?: boolean
}

export interface Reading<T> {
  /** Kept while it is asked again, and when asking again fails. */
  data: T | undefined
  problem: Problem | null
  /** The first answer is still to come. */
  loading: boolean
  /** There is an answer on screen and a newer one is on its way. */
  refreshing: boolean
  /** When the shown answer came; 0 before. */
  answeredAtMs: number
  /** What is shown answers an earlier input; that of the present one is on its way. */
  outdated: boolean
  reload(): void
}

export function keyOf(operation: Operation, input: unknown): readonly unknown[] {
  return [operation.name.split('.')[0], operation.name, input]
}

const retry = (count: number, thrown: unknown) => count < 1 && thrown instanceof Problem && thrown.mayRetry

/** Reads by an operation of a contract; the same input anywhere on the page is asked once. */
export function useOperation<Op extends Operation>(
  operation: Op,
  input: Input<Op>,
  options: ReadOptions = {},
): Reading<Output<Op>> {
  const { freshForMs = 0, everyMs, enabled = true, forgetful = false } = options
  const query = useQuery({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => callOperation(operation, input, { signal }),
    enabled,
    staleTime: freshForMs,
    refetchInterval: everyMs ?? false,
    retry,
    ...(forgetful ? {} : { placeholderData: keepPreviousData<Output<Op>> }),
  })
  return {
    data: query.data as Output<Op> | undefined,
    problem: query.error === null ? null : asProblem(query.error),
    loading: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && query.data !== undefined,
    answeredAtMs: query.dataUpdatedAt,
    outdated: query.isPlaceholderData,
    reload: () => void query.refetch(),
  }
}

interface Page<Row> {
  items: Row[]
  next: string | null
}
type PageOf<Op> = Output<Op> extends Page<infer Row> ? Row : never

export interface Pages<Row> extends Reading<Row[]> {
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

/** Reads a list `{items, next}` page by page. */
export function usePages<Op extends Operation>(
  operation: Op,
  input: Omit<Input<Op>, 'cursor'>,
  options: ReadOptions = {},
): Pages<PageOf<Op>> {
  const { freshForMs = 0, everyMs, enabled = true, forgetful = false } = options
  const query = useInfiniteQuery({
    queryKey: [...keyOf(operation, input), 'pages'],
    queryFn: ({ signal, pageParam }) => {
      const asked = pageParam === null ? input : { ...input, cursor: pageParam }
      return callOperation(operation, asked as Input<Op>, { signal }) as Promise<Page<PageOf<Op>>>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled,
    staleTime: freshForMs,
    refetchInterval: everyMs ?? false,
    retry,
    ...(forgetful ? {} : { placeholderData: keepPreviousData }),
  })
  return {
    data: query.data?.pages.flatMap((page) => page.items),
    problem: query.error === null ? null : asProblem(query.error),
    loading: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && query.data !== undefined,
    answeredAtMs: query.dataUpdatedAt,
    outdated: query.isPlaceholderData,
    reload: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  }
}

/** Asks again for all that the screens show of a module, or of one operation of it. */
export function refresh(client: QueryClient, module: string, operation?: string): void {
  void client.invalidateQueries({ queryKey: operation === undefined ? [module] : [module, operation] })
}
