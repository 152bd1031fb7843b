import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { NoticeKinds } from '../domain/kind.ts'
import { listKinds, type StoredKind } from './kind-store.ts'

/** Kinds of notices in memory. */
export interface NoticeBook {
  kinds(): readonly StoredKind[]
  find(id: string): StoredKind | null
  bundleOver: number
  bundleMinutes: number
  load(runtime: Runtime): Promise<void>
}

export const noticeBook = port<NoticeBook>('notices.book')
export const KINDS_CHANGED = 'notices.kindsChanged'

export function openNoticeBook(): NoticeBook {
  let kinds: readonly StoredKind[] = []
  const book: NoticeBook = {
    kinds: () => kinds,
    find: (id) => kinds.find((kind) => kind.id === id) ?? null,
    bundleOver: 5,
    bundleMinutes: 10,
    load: async ({ db, config }) => {
      const file = await openDistrictFolder(config.root, config.district).find<NoticeKinds>('notice-kinds')
      if (file) Object.assign(book, { bundleOver: file.bundleOver, bundleMinutes: file.bundleMinutes })
      kinds = await listKinds(db)
    },
  }
  return book
}
