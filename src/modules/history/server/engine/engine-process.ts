import { openHistoryStore } from './history-store.ts'
import type { EngineAnswer, EngineAsk, EngineOptions } from './protocol.ts'

/** The engine in a process of its own: whatever it does, the desks go on. Ends when the server does. */
const options = JSON.parse(process.argv[2] ?? '{}') as EngineOptions
const store = await openHistoryStore(options)
const send = (answer: EngineAnswer) => process.send?.(answer)

process.on('message', (ask: EngineAsk) => {
  if (ask.kind === 'cancel') return store.cancel()
  answer(ask).then(
    (rows) => send({ id: ask.id, rows }),
    (error: unknown) => {
      const text = error instanceof Error ? error.message : String(error)
      send({
        id: ask.id,
        error: text,
        isTooLarge: text.startsWith('Out of Memory'),
        isCancelled: text.startsWith('INTERRUPT'),
      })
    },
  )
})
process.on('disconnect', () => process.exit())
send({ id: 0, rows: [] })

async function answer(ask: Exclude<EngineAsk, { kind: 'cancel' }>) {
  if (ask.kind === 'query') return store.query(ask.files, ask.text, ask.values)
  if (ask.kind === 'begin') await store.begin()
  if (ask.kind === 'add') store.add(ask.rows)
  if (ask.kind === 'finish') return [{ rows: await store.finish(ask.file) }]
  return []
}
