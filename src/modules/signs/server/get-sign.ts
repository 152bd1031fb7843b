import { fault } from '#core/fault.ts'
import { inScope } from '#core/scope.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { findCaseSign, getSign, type SignVersion, signSources } from '../contract.ts'
import { DOMAIN_EN } from '../domain/domain-words.ts'
import { SOURCE_WORDS, valueText } from '../domain/say-sign.ts'
import type { SignCard } from '../domain/sign.ts'
import { casesOfSign, findLinkOf, type LinkedCase } from './alarm-store.ts'
import { cardView } from './card-view.ts'
import { seesPlace } from './places-seen.ts'
import { signRoom } from './sign-room.ts'
import { type StoredVersion, versionsOf } from './sign-store.ts'
import { statesOf } from './state-store.ts'
import { placeName, valueView } from './value-view.ts'

/** One sign: what it is, where it stands, how its thresholds came about, and the cases it opened. */
export const getSignHandler = handle(getSign, async ({ code }, call) => {
  const { runtime, nowMs } = call
  const room = runtime.use(signRoom)
  const sign = signNamed(call, code)
  const scope = call.scope()
  const states = (await statesOf(call.db, sign.code)).filter(({ place }) => seesPlace(scope, place))
  const district = states.find(({ place }) => place === '') ?? null
  const values = [district, ...states.filter(({ place }) => place !== '')].map((state) =>
    valueView(runtime, sign, state, nowMs),
  )
  const owner = runtime.use(unitBook).find(sign.owner)
  const category = sign.actionable ? runtime.use(catalogueBook).category(sign.actionable.category) : null
  const [low, high] = sign.range
  return {
    ...cardView(sign),
    domainWords: { zh: sign.domainZh, en: DOMAIN_EN[sign.domain] ?? sign.domain },
    version: room.versionOf(sign.code),
    kind: sign.kind,
    baseline: sign.baseline,
    refreshMinutes: sign.refreshMinutes,
    staleAfterMinutes: sign.staleAfterMinutes,
    range: { low, high },
    owner: { unit: sign.owner, zh: owner?.zh ?? sign.owner, en: owner?.en ?? sign.owner },
    source: { kind: sign.source.kind, zh: sign.source.zh, words: SOURCE_WORDS[sign.source.kind] },
    ownCount: runtime.use(signSources).find(sign.code)?.how ?? null,
    action: sign.actionable
      ? {
          category: sign.actionable.category,
          zh: category?.zh ?? sign.actionable.category,
          dedupeMinutes: sign.actionable.dedupeMinutes,
        }
      : null,
    hysteresis: room.hysteresis(),
    values,
    versions: (await versionsOf(call.db, sign.code)).map(versionView),
    cases: (await casesOfSign(call.db, sign.code))
      .filter((one) => seesCase(call, one))
      .map((one) => ({
        caseId: one.caseId,
        caseNo: one.caseNo,
        title: one.title,
        state: one.state,
        placeName: placeName(runtime, one.place),
        value: one.value,
        openedAt: toRfc3339(one.openedMs),
      })),
  }
})

export const findCaseSignHandler = handle(findCaseSign, async ({ id }, call) => {
  const link = await findLinkOf(call.db, id)
  const sign = link && seesCase(call, link) ? call.runtime.use(signRoom).find(link.code) : null
  if (!link || !sign) return { sign: null }
  const { code, zh, en } = sign
  const at = toRfc3339(link.readingMs)
  return {
    sign: { code, zh, en, placeName: placeName(call.runtime, link.place), text: valueText(sign, link.value), at },
  }
})

/** What a person may see of cases; who sees none sees none here. */
function seesCase(call: Call, { areaCode, units }: LinkedCase): boolean {
  return call.may('cases:view') && inScope(call.scope('cases:view'), { areaCode, units })
}

export function versionView(stored: StoredVersion): SignVersion {
  const { version, card, origin, reason, changedByName, changedMs } = stored
  return { version, thresholds: card.thresholds, origin, reason, changedByName, changedAt: toRfc3339(changedMs) }
}

export function signNamed({ runtime }: Call, code: string): SignCard {
  const sign = runtime.use(signRoom).find(code)
  if (!sign)
    throw fault('sign-unknown', {
      status: 404,
      zh: `没有体征“${code.slice(0, 40)}”。请从体征总览中选择。`,
      en: `There is no sign ${code.slice(0, 40)}. Choose one on the board.`,
    })
  return sign
}
