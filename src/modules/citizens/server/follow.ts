import { handle } from '#platform/plug.ts'
import { follow } from '../contract.ts'
import { getByKey } from './find-by-key.ts'
import { followedOf } from './followed.ts'

export const followHandler = handle(follow, async ({ key, caseNo }, call) =>
  followedOf(call, await getByKey(call, key, caseNo)),
)
