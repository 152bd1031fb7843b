import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { handle } from '#platform/plug.ts'
import { listDemoAccounts } from '../contract.ts'
import type { DemoRules } from '../domain/demo/demo-rules.ts'
import type { AccessBook } from './access-book.ts'
import { desk } from './desk.ts'
import { postsLabelled } from './person-row.ts'

/** Without the demonstration flag nothing is said, not even whether such accounts exist. */
export const listDemoAccountsHandler = handle(listDemoAccounts, async (_input, { runtime }) => {
  const { config } = runtime
  if (!config.demo) return { demo: false, password: null, accounts: [] }
  const rules = await openDistrictFolder(config.root, config.district).find<DemoRules>('people')
  const accounts = oneOfEachPost(runtime.use(desk).access)
  if (rules === null || accounts.length === 0) return { demo: true, password: null, accounts: [] }
  return { demo: true, password: rules.password, accounts }
})

/** In the order of the posts; a post that may do nothing yet has no page to show, and programs do not sign in. */
function oneOfEachPost(access: AccessBook) {
  return [...access.posts.keys()].flatMap((post) => {
    if (access.permissionsOf(post).size === 0) return []
    const person = access.persons
      .holders(post)
      .map((id) => access.findPerson(id))
      .find((one) => one?.demo && one.kind === 'person')
    const held = person && access.principalOf(person.id)?.posts.find((one) => one.post === post)
    if (!person || !held) return []
    return postsLabelled(access, [held]).map(({ postZh, postEn, unitZh, unitEn }) => ({
      account: person.account,
      name: person.name,
      post,
      postZh,
      postEn,
      unitZh,
      unitEn,
    }))
  })
}
