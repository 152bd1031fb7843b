import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { currentLanguage, setLanguage } from '#ui/language.ts'
import '#ui/theme/tokens.css'
import './citizen.css'
import { CitizenApp } from './citizen-app.tsx'
import { plugs } from './plugs.ts'
import { applyTextSize } from './text-size.ts'

setLanguage(currentLanguage())
applyTextSize()
for (const { open } of plugs) open?.()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <CitizenApp />
  </StrictMode>,
)
