/** A label in both interface languages. */
export interface Title {
  zh: string
  en: string
}

/** What a person may do, and which posts may by default; a district edits the posts, never the list. */
export interface Permission extends Title {
  id: `${string}:${string}`
  posts: readonly string[]
}

/** The card of a capability: all that the house must know before it opens the folder. */
export interface ModuleCard {
  id: string
  title: Title
  /** Modules whose contracts this one uses; gives the order of migrations, seeds and starts. */
  requires: readonly string[]
  permissions: readonly Permission[]
}

export function moduleCard(card: ModuleCard): ModuleCard {
  return card
}

/** Orders cards so that each comes after all that it requires. Throws on a missing or circular requirement. */
export function inOrderOfNeed(cards: readonly ModuleCard[]): ModuleCard[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const placed = new Map<string, 'open' | 'done'>()
  const ordered: ModuleCard[] = []
  const place = (id: string, neededBy: string) => {
    const card = byId.get(id)
    if (!card) throw new Error(`module ${neededBy} requires ${id}, which does not exist`)
    const mark = placed.get(id)
    if (mark === 'done') return
    if (mark === 'open') throw new Error(`modules ${neededBy} and ${id} require each other`)
    placed.set(id, 'open')
    for (const needed of [...card.requires].sort()) place(needed, id)
    placed.set(id, 'done')
    ordered.push(card)
  }
  for (const id of [...byId.keys()].sort()) place(id, id)
  return ordered
}
