import type { PersonRow } from '../contract.ts'
import type { Desk } from './desk.ts'
import type { PersonData } from './person-store.ts'

type PostLabelled = PersonRow['posts'][number]

/** A person as lists show one: with names of posts and units, the telephone number masked. */
export function personRow({ access, phones }: Desk, data: PersonData): PersonRow {
  const { phoneCipher, posts, ...rest } = data
  return { ...rest, phoneMasked: phones.masked(phoneCipher), posts: postsLabelled(access, posts) }
}

export function postsLabelled(
  access: Desk['access'],
  posts: readonly { post: string; unit: string }[],
): PostLabelled[] {
  return posts.map(({ post, unit }) => {
    const known = access.posts.get(post)
    const place = access.units.find(unit)
    return {
      post,
      postZh: known?.zh ?? post,
      postEn: known?.en ?? post,
      unit,
      unitZh: place?.zh ?? unit,
      unitEn: place?.en || (place?.zh ?? unit),
    }
  })
}
