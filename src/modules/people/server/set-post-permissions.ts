import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { setPostPermissions } from '../contract.ts'
import { listChange } from '../domain/list-change.ts'
import { findPermissionFault } from '../domain/permission-faults.ts'
import { desk } from './desk.ts'
import { refusal } from './faults.ts'
import { postRow } from './post-row.ts'
import { listPermissionsOf, lockPost, replacePermissions } from './post-store.ts'
import { tellPeopleChanged } from './tell-change.ts'

export const setPostPermissionsHandler = handle(setPostPermissions, async (input, call) => {
  const { access } = call.runtime.use(desk)
  const post = access.posts.get(input.post)
  if (!post || !(await lockPost(call.db, input.post)))
    throw fault('post-missing', {
      status: 404,
      zh: `没有“${input.post}”这个岗位。请刷新后再试。`,
      en: `There is no post ${input.post}; refresh and try again.`,
    })
  const known = new Map(
    call.runtime.plugs.flatMap(({ card }) => card.permissions.map((one) => [one.id as string, one])),
  )
  const wished = [...new Set(input.permissions)].sort()
  const wrong = findPermissionFault(post, wished, known)
  if (wrong) throw refusal(wrong)
  const before = await listPermissionsOf(call.db, post.id)
  await replacePermissions(call.db, post.id, wished)
  call.note(post.id, listChange(before, wished))
  tellPeopleChanged(call)
  return postRow(access, post, wished)
})
