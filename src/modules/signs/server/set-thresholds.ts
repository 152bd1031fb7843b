import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { SIGNS_CHANGED, setThresholds } from '../contract.ts'
import { checkThresholds } from '../domain/check-thresholds.ts'
import { levelOf } from '../domain/level-of.ts'
import { signNamed, versionView } from './get-sign.ts'
import { signRoom } from './sign-room.ts'
import { addVersion, versionsOf } from './sign-store.ts'
import { lockStates, saveStates, statesOf, tellChanged } from './state-store.ts'

/** A new version; what stands now is judged by it at once, without hysteresis: the rule changed, not the city. */
export const setThresholdsHandler = handle(setThresholds, async ({ code, thresholds, reason }, call) => {
  const { runtime, nowMs, db } = call
  const sign = signNamed(call, code)
  const wrong = checkThresholds(sign, thresholds)
  if (wrong)
    throw fault('thresholds-wrong', {
      status: 422,
      zh: `${wrong.zh}。请改后再保存。`,
      en: `${wrong.en}. Correct it and save again.`,
      fields: [{ field: 'thresholds', ...wrong }],
    })
  const latest = (await versionsOf(db, code))[0]
  const { expectedVersion } = call.command
  const card = { ...(latest?.card ?? sign), thresholds }
  const version = (latest?.version ?? 0) + 1
  const isStale = expectedVersion !== null && expectedVersion !== latest?.version
  const made = { code, version, card, origin: 'person' as const, reason: reason.trim(), atMs: nowMs }
  if (isStale || !(await addVersion(db, { ...made, byId: call.principal.id, byName: call.principal.name })))
    throw fault('stale-version', {
      status: 409,
      zh: '阈值刚被他人修改。请刷新后核对再保存。',
      en: 'Somebody has just changed these thresholds. Refresh, check and save again.',
    })
  const states = await lockStates(db, await statesOf(db, code))
  const judged = states.map((state) => {
    const level = levelOf(card, state.value)
    const isKept = level === state.level
    return {
      ...state,
      level,
      sinceMs: isKept ? state.sinceMs : nowMs,
      back: 0,
      backLevel: null,
      toldLevel: isKept ? state.toldLevel : null,
      staleMs: state.atMs + card.staleAfterMinutes * 60_000,
    }
  })
  if (judged.length > 0) await saveStates(db, judged)
  await tellChanged(db, [{ code, place: '' }])
  call.note(code, { version, thresholds, before: latest?.card.thresholds })
  call.afterCommit(async () => {
    await runtime.use(signRoom).load()
    await runtime.broadcast.send(SIGNS_CHANGED)
  })
  return versionView({ ...made, changedByName: call.principal.name, changedMs: nowMs })
})
