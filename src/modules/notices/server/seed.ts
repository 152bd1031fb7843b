import type { Seed } from '#platform/plug.ts'
import type { NoticeKinds } from '../domain/kind.ts'
import { seedKinds } from './kind-store.ts'

export const seed: Seed = async (call, district) => {
  const { kinds } = await district.get<NoticeKinds>('notice-kinds')
  await seedKinds(call.db, kinds, call.principal.id)
}
