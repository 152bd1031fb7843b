import { provide, serverPlug } from '#platform/plug.ts'
import { likeCases } from '../contract.ts'
import card from '../module.ts'
import { findTopics } from './find-topics.ts'
import { listCallersHandler } from './list-callers.ts'
import { getTopicHandler, listTopicsHandler } from './list-topics.ts'
import { openLikeCases } from './open-like-cases.ts'
import { duplicateRuleBook, openDuplicateRule } from './rule-port.ts'
import { suggestHandler } from './suggest.ts'

export default serverPlug({
  card,
  handlers: [suggestHandler, listCallersHandler, listTopicsHandler, getTopicHandler],
  jobs: [findTopics],
  provides: [provide(duplicateRuleBook, openDuplicateRule), provide(likeCases, openLikeCases)],
  start: (runtime) => runtime.use(duplicateRuleBook).load(),
})
