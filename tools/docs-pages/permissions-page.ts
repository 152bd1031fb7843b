import type { HouseFacts } from './house-facts.ts'
import { code, page, table } from './markdown.ts'

/** Which post may what before a district changes anything. */
export function permissionsPage({ modules, posts }: HouseFacts): string {
  const permissions = modules.flatMap(({ card }) => card.permissions)
  const used = new Set(permissions.flatMap((permission) => permission.posts))
  const inOrder = [
    ...[...posts.keys()].filter((id) => used.has(id)),
    ...[...used].filter((id) => !posts.has(id)).sort(),
  ]
  const operations = modules.flatMap((module) => module.operations)
  return page('Permissions', 'Every permission and the posts that hold it by default; a district edits the posts.', [
    table(
      ['Post', '岗位', 'Permissions'],
      inOrder.map((id) => [
        code(id),
        posts.get(id)?.zh ?? '',
        String(permissions.filter((permission) => permission.posts.includes(id)).length),
      ]),
    ),
    ...modules
      .filter(({ card }) => card.permissions.length > 0)
      .map(
        ({ card }) =>
          `## ${card.id} (${card.title.zh})\n\n${table(
            ['Permission', 'What it allows', 'Posts', 'Operations'],
            card.permissions.map((permission) => [
              code(permission.id),
              `${permission.zh}<br>${permission.en}`,
              inOrder
                .filter((id) => permission.posts.includes(id))
                .map((id) => posts.get(id)?.zh ?? id)
                .join('、'),
              operations
                .filter(({ may }) => may === permission.id)
                .map(({ name }) => code(name))
                .join(' '),
            ]),
          )}`,
      ),
    `## Without a permission\n\n${table(
      ['Operation', 'Who may'],
      operations
        .filter(({ may }) => may === 'public' || may === 'signedIn')
        .map(({ name, may }) => [code(name), may === 'public' ? 'anyone' : 'whoever has signed in']),
    )}`,
  ])
}
