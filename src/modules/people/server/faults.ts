import { type Fault, fault } from '#core/fault.ts'
import type { PostFault } from '../domain/post-faults.ts'

/** A rule said no. */
export function refusal(found: PostFault): Fault {
  return fault(found.code, { status: 422, zh: found.zh, en: found.en })
}

export function notPermitted(): Fault {
  return fault('not-permitted', {
    status: 403,
    zh: '您没有办理此操作的岗位权限，请由有权岗位办理。',
    en: 'Your posts do not allow this; ask a person whose post does.',
  })
}

export function personMissing(): Fault {
  return fault('person-missing', {
    status: 404,
    zh: '没有这个人员。请刷新名录后再试。',
    en: 'There is no such person; refresh the directory.',
  })
}

export function unitMissing(id: string): Fault {
  return fault('unit-missing', {
    status: 404,
    zh: `没有“${id}”这个单位。请刷新后再试。`,
    en: `There is no unit ${id}; refresh and try again.`,
  })
}

export function staleVersion(): Fault {
  return fault('stale', {
    status: 409,
    zh: '内容已被他人修改。请刷新，核对后再提交。',
    en: 'Somebody else changed this meanwhile; refresh, compare and submit again.',
  })
}

export function accountTaken(account: string): Fault {
  return fault('account-taken', {
    status: 422,
    zh: `账号“${account}”已被使用，请换一个。`,
    en: `The account ${account} is taken; choose another.`,
    fields: [{ field: 'account', zh: '已被使用', en: 'taken' }],
  })
}

export function badPhone(): Fault {
  return fault('phone-malformed', {
    status: 422,
    zh: '电话号码不对。请填手机号或带区号的座机。',
    en: 'This is no telephone number; enter a mobile number or a landline with its area code.',
    fields: [{ field: 'phone', zh: '格式不对', en: 'not in the right form' }],
  })
}

export function badCursor(): Fault {
  return fault('cursor', {
    status: 400,
    zh: '翻页位置无效。请回到第一页。',
    en: 'This place in the list is not valid; go back to the first page.',
  })
}

export function badTime(field: string): Fault {
  return fault('time-malformed', {
    status: 400,
    zh: '时间格式不对，应如 2026-03-02T08:00:00+08:00。',
    en: 'The time is malformed; write it like 2026-03-02T08:00:00+08:00.',
    fields: [{ field, zh: '格式不对', en: 'not in the right form' }],
  })
}

export function areaTaken(areaCode: string): Fault {
  return fault('unit-area-taken', {
    status: 422,
    zh: `区域 ${areaCode} 已属于另一个单位。请刷新后核对。`,
    en: `Area ${areaCode} belongs to another unit; refresh and compare.`,
  })
}
