import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; any: { message: string }[] }[]
}

interface Checker {
  run(options: { resultTypes: string[] }): Promise<{ violations: Violation[] }>
}

const POPUPS = '.ant-select-dropdown, .ant-picker-dropdown, .ant-dropdown'

/**
 * Faults of access by axe: WCAG 2.2 A and AA, and what it holds for good practice. A list that is just closing and colours
 * that are just changing are waited for.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.waitForFunction((popups) => {
    return [...document.querySelectorAll<HTMLElement>(popups)].every((one) => one.getClientRects().length === 0)
  }, POPUPS)
  // A button that is just being enabled still fades in: its contrast is not yet what people see.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity),
  )
  // Half a megabyte: once for each document, not for each page of a console.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: Checker }
    return (await checker.run({ resultTypes: ['violations'] })).violations
  })
  return found.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help} (${node.target.join(' ')}) ${node.any[0]?.message ?? ''}`),
  )
}
