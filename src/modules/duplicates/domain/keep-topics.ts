export interface KnownTopic {
  id: string
  caseIds: readonly string[]
}

/**
 * Groups reckoned anew, each under the topic that holds most of its cases, so that a topic keeps its address while it
 * grows; a topic is taken once, by the group that shares most with it. A group without one gets null.
 */
export function keepTopics(groups: readonly (readonly string[])[], known: readonly KnownTopic[]): (string | null)[] {
  const topicOf = new Map(known.flatMap(({ id, caseIds }) => caseIds.map((caseId) => [caseId, id] as const)))
  const claims = groups.flatMap((caseIds, group) => {
    const shared = new Map<string, number>()
    for (const caseId of caseIds) {
      const topic = topicOf.get(caseId)
      if (topic !== undefined) shared.set(topic, (shared.get(topic) ?? 0) + 1)
    }
    return [...shared].map(([topic, count]) => ({ group, topic, count }))
  })
  claims.sort((a, b) => b.count - a.count || a.group - b.group || (a.topic < b.topic ? -1 : 1))
  const kept: (string | null)[] = groups.map(() => null)
  const taken = new Set<string>()
  for (const { group, topic } of claims) {
    if (kept[group] !== null || taken.has(topic)) continue
    kept[group] = topic
    taken.add(topic)
  }
  return kept
}
