import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorFence } from '#ui/error-fence.tsx'
import { currentLanguage, setLanguage } from '#ui/language.ts'
import { onComeback } from '#ui/live.ts'
import '#ui/theme/tokens.css'
import '#ui/wall/wall.css'
import { reloadWhenRenewed } from './reload-when-renewed.ts'
import { WallApp } from './wall-app.tsx'

setLanguage(currentLanguage())
// A wall stands for days: answers that no scene shows any more are let go.
const client = new QueryClient({ defaultOptions: { queries: { gcTime: 120_000, refetchOnWindowFocus: false } } })
onComeback(() => {
  void reloadWhenRenewed()
  // Not all screens of the house at the same moment.
  setTimeout(() => void client.invalidateQueries(), Math.random() * 3000)
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <ErrorFence>
        <WallApp />
      </ErrorFence>
    </QueryClientProvider>
  </StrictMode>,
)
