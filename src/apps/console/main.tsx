import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ConfirmProvider } from '#ui/confirm.tsx'
import { ErrorFence } from '#ui/error-fence.tsx'
import { currentLanguage, setLanguage } from '#ui/language.ts'
import { onComeback } from '#ui/live.ts'
import { NoticeProvider } from '#ui/notice.tsx'
import { Theme } from '#ui/theme/theme.tsx'
import { Console } from './console.tsx'

setLanguage(currentLanguage())
const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: true } } })
// Lists of names are fresh for an hour: after a restart five hundred desks must not ask for all of them at once.
onComeback(() => void client.invalidateQueries({ predicate: (query) => !query.isActive() || query.isStale() }))

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Theme>
        <ErrorFence>
          <ConfirmProvider>
            <NoticeProvider>
              <Console />
            </NoticeProvider>
          </ConfirmProvider>
        </ErrorFence>
      </Theme>
    </QueryClientProvider>
  </StrictMode>,
)
