import { handle } from '#platform/plug.ts'
import { listPosts } from '../contract.ts'
import { desk } from './desk.ts'
import { postRow } from './post-row.ts'

export const listPostsHandler = handle(listPosts, async (_input, call) => {
  const { access } = call.runtime.use(desk)
  return {
    items: [...access.posts.values()].map((post) => postRow(access, post)),
    permissions: call.runtime.plugs.flatMap(({ card }) =>
      card.permissions.map((permission) => ({
        id: permission.id,
        zh: permission.zh,
        en: permission.en,
        module: card.id,
        moduleZh: card.title.zh,
        moduleEn: card.title.en,
        defaultPosts: [...permission.posts],
      })),
    ),
  }
})
