import { centrePosts, type Post } from '../posts.ts'
import { postWords } from './post-words.ts'

/** Who is there to work by the rules. */
export interface RuleWorld {
  units: readonly { id: string; kind: string; active: boolean }[]
  holdings: readonly { post: string; unit: string }[]
}

/** Posts that count: held in a unit that is in service, and those of the centre in the centre. */
export function postsHeld({ units, holdings }: RuleWorld): ReadonlySet<Post> {
  const kinds = new Map(units.filter((unit) => unit.active).map((unit) => [unit.id, unit.kind]))
  const counts = holdings.filter(({ post, unit }) => {
    const kind = kinds.get(unit)
    return kind !== undefined && (kind === 'opsCenter' || !(centrePosts as readonly string[]).includes(post))
  })
  return new Set(counts.map(({ post }) => post as Post))
}

/** Everybody is there: for looking at rules alone. */
export function everyPostHeld(): RuleWorld {
  const unit = 'ops_center'
  return {
    units: [{ id: unit, kind: 'opsCenter', active: true }],
    holdings: Object.keys(postWords).map((post) => ({ post, unit })),
  }
}
