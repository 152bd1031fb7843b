import { fault } from '#core/fault.ts'

/** One answer for what does not exist and what lies in another community: nobody learns which. */
export function notHere() {
  return fault('community-not-here', {
    status: 404,
    zh: '本社区没有这条记录。请从列表重新打开。',
    en: 'There is no such record in your community. Open it from the list again.',
  })
}

export function badCursor() {
  return fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}

export function unknownKey(list: string, key: string) {
  return fault('community-unknown-key', {
    status: 422,
    zh: `“${key}”不在本区的${list}里。请从清单中选择。`,
    en: `${key} is not in this district's list. Choose one of the list.`,
  })
}

export function alreadyThere() {
  return fault('community-already-there', {
    status: 422,
    zh: '本社区已登记此人。请在列表中找到后更正。',
    en: 'This person is registered in the community already. Find and correct the entry.',
  })
}

export function badTime() {
  return fault('community-bad-time', {
    status: 422,
    zh: '时间应在过去一年之内，不能在将来。',
    en: 'The time must lie within the past year and not in the future.',
  })
}

export function wrongStep(zh: string, en: string) {
  return fault('community-wrong-step', { status: 422, zh, en })
}

export function outsideArea() {
  return fault('community-outside', {
    status: 422,
    zh: '这个位置不在您负责的区域内。请核对经纬度和网格编码。',
    en: 'This place is not in your area. Check the position and the code of the grid.',
  })
}
