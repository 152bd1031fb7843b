import { byName, cellOf, type ImportRow, type Rejection, reject } from './import-row.ts'
import { findPostFault, type PostFacts, type PostWish, type UnitFacts } from './post-faults.ts'

export interface PersonKnown {
  id: string
  name: string
  kind: 'person' | 'program'
  active: boolean
  posts: readonly PostWish[]
}

export interface PersonWorld {
  findAccount(account: string): PersonKnown | null
  posts: ReadonlyMap<string, PostFacts>
  units: readonly UnitFacts[]
  mayAssignPosts: boolean
  /** Nobody gives themselves a post. */
  callerId: string
  isPhone(text: string): boolean
}

/** One account of the file, from all its rows. */
export interface PersonPlan {
  lines: number[]
  account: string
  name: string
  /** Empty: leave it as it is. */
  phone: string
  known: PersonKnown | null
  newPosts: PostWish[]
}

export interface PersonsPlan {
  persons: PersonPlan[]
  rejected: Rejection[]
}

const TITLES = {
  account: ['账号', 'account'],
  name: ['姓名', 'name'],
  phone: ['电话', '手机', 'phone'],
  post: ['岗位', 'post'],
  unit: ['单位', 'unit'],
}
const ACCOUNT = /^[A-Za-z][A-Za-z0-9._-]{2,59}$/

/**
 * Reads a list of staff: one row a person, or several rows of the same account for several posts. Posts are added to
 * those held; a post or unit is written by id or by name. A row at fault is left out and says why.
 */
export function planPersons(rows: readonly ImportRow[], world: PersonWorld): PersonsPlan {
  const plans = new Map<string, PersonPlan>()
  const rejected: Rejection[] = []
  const postByName = byName(world.posts.values(), (post) => [post.id, post.zh])
  const unitByName = byName(world.units, (unit) => [unit.id, unit.zh])
  const unitById = new Map(world.units.map((unit) => [unit.id, unit]))

  const readRow = (row: ImportRow): Rejection | null => {
    if (row.fault) return reject(row, row.fault, 'This row cannot be read.')
    const account = cellOf(row, TITLES.account)
    const name = cellOf(row, TITLES.name)
    const phone = cellOf(row, TITLES.phone)
    if (!ACCOUNT.test(account))
      return reject(
        row,
        '账号应以字母开头，3 至 60 位字母、数字或 . _ -。',
        'An account has 3 to 60 letters, digits or . _ - and begins with a letter.',
      )
    const before = plans.get(account.toLowerCase())
    const known = world.findAccount(account)
    if (known && (known.kind !== 'person' || !known.active))
      return reject(
        row,
        `账号“${account}”属于程序或已停用人员。`,
        `The account ${account} is of a program or of somebody who left.`,
      )
    if (name === '' && !known && !before) return reject(row, '姓名必填。', 'The name is missing.')
    if ([...name].length > 40) return reject(row, '姓名最多 40 个字。', 'A name has at most 40 characters.')
    if (before && name !== '' && before.name !== name)
      return reject(
        row,
        `账号“${account}”在前面的行是另一个姓名。`,
        `The account ${account} has another name further up.`,
      )
    if (phone !== '' && !world.isPhone(phone)) return reject(row, '电话号码不对。', 'This is no telephone number.')
    const wish = readPost(row)
    if ('reasonZh' in wish) return wish
    const plan = before ?? {
      lines: [],
      account,
      name: name || (known?.name ?? ''),
      phone: '',
      known,
      newPosts: [],
    }
    const added = wish.post === null ? [] : [wish.post]
    const all = [...(known?.posts ?? []), ...plan.newPosts, ...added]
    if (added.length > 0) {
      if (!world.mayAssignPosts)
        return reject(row, '您无权分配岗位，请去掉岗位列。', 'You may not assign posts; leave that column out.')
      if (known?.id === world.callerId) return reject(row, '不能调整自己的岗位。', 'Nobody changes their own posts.')
      const wrong = findPostFault(all, 'person', world.posts, (id) => unitById.get(id) ?? null)
      if (wrong) return reject(row, wrong.zh, wrong.en)
    }
    plans.set(account.toLowerCase(), {
      ...plan,
      lines: [...plan.lines, row.line],
      phone: phone || plan.phone,
      newPosts: [...plan.newPosts, ...added.filter((post) => !all.slice(0, -1).some((held) => isSame(held, post)))],
    })
    return null
  }

  const readPost = (row: ImportRow): { post: PostWish | null } | Rejection => {
    const postText = cellOf(row, TITLES.post)
    const unitText = cellOf(row, TITLES.unit)
    if (postText === '' && unitText === '') return { post: null }
    if (postText === '' || unitText === '') return reject(row, '岗位和单位要一起填。', 'Post and unit go together.')
    const post = postByName.get(postText)
    if (!post) return reject(row, `没有“${postText}”这个岗位。`, `There is no post "${postText}".`)
    const unit = unitByName.get(unitText)
    if (unit === null)
      return reject(
        row,
        `有多个单位叫“${unitText}”，请填单位编号。`,
        `Several units are called "${unitText}"; write the id.`,
      )
    if (unit === undefined) return reject(row, `没有“${unitText}”这个单位。`, `There is no unit "${unitText}".`)
    return { post: { post: post.id, unit: unit.id } }
  }

  for (const row of rows) {
    const rejection = readRow(row)
    if (rejection) rejected.push(rejection)
  }
  return { persons: [...plans.values()], rejected }
}

function isSame(a: PostWish, b: PostWish): boolean {
  return a.post === b.post && a.unit === b.unit
}
