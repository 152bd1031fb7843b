import { createContext, Suspense, useContext } from 'react'
import { ErrorFence } from './error-fence.tsx'
import type { ConsolePanel, PanelProps } from './plug.ts'
import { holdsAny, useMe } from './session.tsx'
import { Skeleton } from './states/states.tsx'

const PanelsContext = createContext<readonly ConsolePanel[]>([])

export const PanelsProvider = PanelsContext.Provider

function usePanels(place: string): readonly ConsolePanel[] {
  const { permissions } = useMe()
  return useContext(PanelsContext)
    .filter((panel) => panel.place === place && holdsAny(permissions, panel.may))
    .sort((a, b) => a.order - b.order)
}

/** Does a module show something to this person here? */
export function useHasPanels(place: string): boolean {
  return usePanels(place).length > 0
}

/** Where a page lets other modules show something: `<Panels place="case.right" subject={caseId} />`. Each fails alone. */
export function Panels({ place, ...given }: PanelProps & { place: string }) {
  const panels = usePanels(place)
  return panels.map(({ component: Panel }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the panels of a place are the same for the life of the page
    <ErrorFence key={index}>
      <Suspense fallback={<Skeleton lines={2} />}>
        <Panel {...given} />
      </Suspense>
    </ErrorFence>
  ))
}
