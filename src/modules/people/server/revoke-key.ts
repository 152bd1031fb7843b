import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { revokeKey } from '../contract.ts'
import { keyRow } from './key-row.ts'
import { getKey, revoke } from './key-store.ts'
import { tellPeopleChanged } from './tell-change.ts'

export const revokeKeyHandler = handle(revokeKey, async ({ id }, call) => {
  if (!(await revoke(call.db, id, call.nowMs)))
    throw fault('key-missing', {
      status: 404,
      zh: '没有这个密钥。请刷新后再试。',
      en: 'There is no such key; refresh and try again.',
    })
  const key = await getKey(call.db, id)
  call.note(id, { account: key.account, starts: key.starts })
  tellPeopleChanged(call)
  return keyRow(key)
})
