import { join } from 'node:path'
import type { Operation } from '#core/operation.ts'
import { SYSTEM } from './auth/principal.ts'
import type { SignInPort } from './auth/sign-in-port.ts'
import { makeCall } from './call.ts'
import type { Config } from './config/config.ts'
import { openMasterKeys } from './crypto/open-master-keys.ts'
import { createSecretText } from './crypto/secret-text.ts'
import { softwareProvider } from './crypto/software-provider.ts'
import { type Database, openDatabase } from './db/database.ts'
import { createFolderStore } from './files/folder-store.ts'
import { newId } from './ids.ts'
import { type JobRunner, startJobRunner } from './jobs/job-runner.ts'
import { type PulseRunner, startPulses } from './jobs/pulse-runner.ts'
import { type Broadcast, openBroadcast } from './live/broadcast.ts'
import { openLiveHub } from './live/live-hub.ts'
import { hearOtherProcesses } from './live/tell-screens.ts'
import { type Log, openLog } from './log/log.ts'
import { type OutboxRelay, startOutboxRelay } from './outbox/outbox-relay.ts'
import { callWithin, perform } from './perform/perform.ts'
import type { Handler, ServerPlug } from './plug.ts'
import type { Runtime } from './runtime.ts'

export interface OpenRuntime extends Runtime {
  relay: OutboxRelay | null
  /** Begins the work of every few seconds; a server does so once nothing of the past is being played any more. */
  startPulses(): void
  close(): Promise<void>
}

export interface RuntimeParts {
  config: Config
  plugs: readonly ServerPlug[]
  appUrl: string
  ownerUrl: string
  /** `none`: neither reactions nor jobs run in this process. */
  background: 'all' | 'reactions' | 'none'
  nowMs?: () => number
  newId?: () => string
  log?: Log
}

const NOBODY: SignInPort = {
  findSession: async () => null,
  findByAccount: async () => null,
  findProgram: async () => null,
}

/** Puts the house together. Fails on a missing or double handler, an undeclared permission, two modules with one id. */
export async function openRuntime(parts: RuntimeParts): Promise<OpenRuntime> {
  const handlers = checkPlugs(parts.plugs)
  const log = parts.log ?? openLog(parts.config.logLevel)
  const db = openDatabase(parts.appUrl, { connections: parts.config.connections })
  const broadcast = await openBroadcast(db, parts.appUrl, log, newId())
  try {
    return await assemble(parts, handlers, log, db, broadcast)
  } catch (error) {
    await broadcast.stop()
    await db.end()
    throw error
  }
}

async function assemble(
  parts: RuntimeParts,
  handlers: Map<string, Handler>,
  log: Log,
  db: Database,
  broadcast: Broadcast,
): Promise<OpenRuntime> {
  const makeId = parts.newId ?? newId
  const secrets = createSecretText(softwareProvider, await openMasterKeys(db, parts.config.dataDir, process.env))
  const offered = new Map<string, unknown>()
  let relay: OutboxRelay | null = null
  let jobs: JobRunner | null = null
  let pulses: PulseRunner | null = null
  const jobNames = new Set(parts.plugs.flatMap((plug) => plug.jobs ?? []).map((job) => job.name))
  const runtime: OpenRuntime = {
    config: parts.config,
    log,
    db,
    live: openLiveHub(),
    plugs: parts.plugs,
    handlers,
    signIn: NOBODY,
    meter: async () => {},
    relay: null,
    broadcast,
    secrets,
    files: createFolderStore(join(parts.config.dataDir, 'files')),
    use: (wanted) => {
      const found = offered.get(wanted.name)
      if (found === undefined) throw new Error(`nobody provides ${wanted.name}`)
      return found as never
    },
    newId: makeId,
    nowMs: parts.nowMs ?? Date.now,
    wallMs: Date.now,
    perform: (request) => perform(runtime, request),
    callWithin: (call, operation, input) => callWithin(runtime, call, operation, input) as never,
    asSystem: async (name, work) => {
      const operation = systemOperation(name)
      const mark = { id: runtime.newId(), bodyHash: '', expectedVersion: null }
      const result = await work(
        makeCall({ principal: SYSTEM, operation, command: mark, db, runtime, nowMs: runtime.nowMs() }).call,
      )
      relay?.wake()
      return result
    },
    wakeOutbox: () => relay?.wake(),
    startPulses: () => {
      pulses ??= startPulses(
        runtime,
        parts.plugs.flatMap((plug) => plug.pulses ?? []),
      )
    },
    queueJob: async (name, payload, options) => {
      if (!jobNames.has(name)) throw new Error(`no plug has the job ${name}`)
      jobs ??= await startJobRunner(runtime, parts.ownerUrl, [])
      await jobs.queue(name, payload, options)
    },
    close: async () => {
      await pulses?.stop()
      for (const plug of parts.plugs) await plug.stop?.(runtime)
      await relay?.stop()
      await broadcast.stop()
      await jobs?.stop()
      await db.end()
    },
  }
  hearOtherProcesses(runtime)
  for (const plug of parts.plugs)
    for (const { port, make } of plug.provides ?? []) {
      if (offered.has(port.name)) throw new Error(`two plugs provide ${port.name}`)
      offered.set(port.name, make(runtime))
    }
  for (const plug of parts.plugs) if (plug.signIn) runtime.signIn = plug.signIn(runtime)
  for (const plug of parts.plugs) if (plug.meter) runtime.meter = plug.meter(runtime)
  for (const plug of parts.plugs) await plug.start?.(runtime)
  if (parts.background !== 'none') {
    relay = startOutboxRelay(
      runtime,
      parts.plugs.flatMap((plug) => plug.reactions ?? []),
      parts.plugs.flatMap((plug) => plug.live ?? []),
    )
    runtime.relay = relay
  }
  if (parts.background === 'all')
    jobs = await startJobRunner(
      runtime,
      parts.ownerUrl,
      parts.plugs.flatMap((plug) => plug.jobs ?? []),
    )
  return runtime
}

function systemOperation(name: string): Operation {
  return { name, may: 'signedIn', method: 'POST', kind: 'operation' } as Operation
}

export function checkPlugs(plugs: readonly ServerPlug[]): Map<string, Handler> {
  const ids = new Set<string>()
  const permissions = new Set<string>()
  const handlers = new Map<string, Handler>()
  const routes = new Map<string, string>()
  for (const { card } of plugs) {
    if (ids.has(card.id)) throw new Error(`two modules have the id ${card.id}`)
    ids.add(card.id)
    for (const permission of card.permissions) {
      if (permissions.has(permission.id)) throw new Error(`permission ${permission.id} is declared twice`)
      if (!permission.id.startsWith(`${card.id}:`))
        throw new Error(`permission ${permission.id} is not of module ${card.id}`)
      permissions.add(permission.id)
    }
  }
  for (const plug of plugs)
    for (const handler of plug.handlers) {
      const { operation } = handler
      const route = `${operation.method} ${operation.path.replace(/\{\w+\}/g, '{}')}`
      if (handlers.has(operation.name)) throw new Error(`operation ${operation.name} has two handlers`)
      if (routes.has(route)) throw new Error(`operations ${operation.name} and ${routes.get(route)} share ${route}`)
      if (!operation.name.startsWith(`${plug.card.id}.`))
        throw new Error(`operation ${operation.name} is not of module ${plug.card.id}`)
      if (operation.may !== 'public' && operation.may !== 'signedIn' && !permissions.has(operation.may))
        throw new Error(`operation ${operation.name} asks for ${operation.may}, which no module card declares`)
      handlers.set(operation.name, handler)
      routes.set(route, operation.name)
    }
  return handlers
}
