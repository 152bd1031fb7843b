import { useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { asProblem } from '#ui/call/problem.ts'
import { useWords } from '#ui/language.ts'
import { enterPhoneCode, follow, sendPhoneCode } from '../contract.ts'
import { readFollowCode } from '../domain/follow-code.ts'
import { useStart } from './start.ts'

/** By number with a one-time code to the phone, or with the follow code that was shown at the end. */
export function FindForm() {
  const { t } = useWords()
  const start = useStart()
  const [caseNo, setCaseNo] = useState('')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [followCode, setFollowCode] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (work: () => Promise<void>) => {
    setProblem(null)
    setSaid(null)
    try {
      await work()
    } catch (thrown) {
      setProblem(asProblem(thrown).detail)
    }
  }
  const byFollowCode = () =>
    run(async () => {
      const key = readFollowCode(followCode)
      if (!key) {
        setProblem(t({ zh: '查询码是 16 位字母和数字，请对照再填。', en: 'The follow code has 16 signs; check it.' }))
        return
      }
      await callOperation(follow, { key, caseNo: caseNo.trim() })
      location.hash = `#follow/${key}`
    })
  const ask = () =>
    run(async () => {
      const { validMs } = await callOperation(sendPhoneCode, { caseNo: caseNo.trim(), phone })
      setSaid(
        t({
          zh: `案号和手机对得上的话，验证码已发出，${validMs / 60_000} 分钟内有效。`,
          en: `If number and phone belong together a code was sent; it holds for ${validMs / 60_000} minutes.`,
        }),
      )
    })
  const enter = () =>
    run(async () => {
      const { key } = await callOperation(enterPhoneCode, { caseNo: caseNo.trim(), phone, code })
      location.hash = `#follow/${key}`
    })
  const sms = start?.sms === true
  const hasNumber = caseNo.trim().length >= 6
  return (
    <section>
      <h2>{t({ zh: '换了手机？凭案号查询', en: 'Another phone? Follow by number' })}</h2>
      <label htmlFor="case-no">{t({ zh: '案号', en: 'Number' })}</label>
      <input
        id="case-no"
        type="text"
        maxLength={40}
        autoCapitalize="characters"
        value={caseNo}
        onChange={(event) => setCaseNo(event.target.value)}
      />
      <label htmlFor="follow-code">{t({ zh: '查询码', en: 'Follow code' })}</label>
      <input
        id="follow-code"
        type="text"
        maxLength={30}
        autoCapitalize="characters"
        autoComplete="off"
        value={followCode}
        onChange={(event) => setFollowCode(event.target.value)}
      />
      <button type="button" disabled={!hasNumber || followCode === ''} onClick={() => void byFollowCode()}>
        {t({ zh: '凭查询码查看', en: 'Follow by code' })}
      </button>
      {sms ? (
        <>
          <label htmlFor="find-phone">{t({ zh: '或用反映时留的手机', en: 'Or the phone you left' })}</label>
          <input
            id="find-phone"
            type="tel"
            autoComplete="tel"
            maxLength={20}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
          <button type="button" disabled={!hasNumber || phone.length < 7} onClick={() => void ask()}>
            {t({ zh: '发送验证码', en: 'Send a code' })}
          </button>
          <label htmlFor="sms-code">{t({ zh: '6 位验证码', en: '6-digit code' })}</label>
          <input
            id="sms-code"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <button type="button" disabled={!hasNumber || !/^\d{6}$/.test(code)} onClick={() => void enter()}>
            {t({ zh: '凭验证码查看', en: 'Follow' })}
          </button>
        </>
      ) : null}
      <p role="status">{said}</p>
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
    </section>
  )
}
