import { theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useWords } from '../language.ts'
import './tokens.css'

export type ThemeName = 'light' | 'dark'

const KEPT_AS = 'yiwang.theme'
const listeners = new Set<() => void>()
let current: ThemeName = localStorage.getItem(KEPT_AS) === 'dark' ? 'dark' : 'light'
document.documentElement.dataset.theme = current

export function setTheme(name: ThemeName): void {
  current = name
  document.documentElement.dataset.theme = name
  localStorage.setItem(KEPT_AS, name)
  for (const listener of listeners) listener()
}

export function useThemeName(): ThemeName {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

const COLOURS = {
  light: {
    primary: '#0f57b8',
    primaryHover: '#0b4695',
    onPrimary: '#ffffff',
    text: '#161d2b',
    text2: '#475266',
    surface: '#ffffff',
    edge: '#78849a',
    line: '#dde2ea',
    over: '#b3121d',
    ok: '#0b7a5e',
    near: '#a84300',
  },
  dark: {
    primary: '#6fa8ff',
    primaryHover: '#92beff',
    onPrimary: '#0b1220',
    text: '#f2f5fa',
    text2: '#b4bfd1',
    surface: '#131c2e',
    edge: '#74829c',
    line: '#2a3750',
    over: '#ff6b66',
    ok: '#2fc79b',
    near: '#ff9640',
  },
} as const

function antdThemeOf(name: ThemeName): ThemeConfig {
  const colour = COLOURS[name]
  return {
    algorithm: name === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: colour.primary,
      colorLink: colour.primary,
      colorError: colour.over,
      colorSuccess: colour.ok,
      colorWarning: colour.near,
      colorText: colour.text,
      colorTextSecondary: colour.text2,
      colorTextPlaceholder: colour.text2,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.surface,
      // Edges of controls must be seen (WCAG 1.4.11); antd's own are too pale.
      colorBorder: colour.edge,
      colorBorderSecondary: colour.line,
      borderRadius: 4,
      fontFamily: 'var(--font)',
      fontSize: 14,
      lineHeight: 22 / 14,
      controlHeight: 32,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        fontWeight: 400,
        // The dark scheme would darken the colour itself, and white on it can't be read.
        colorPrimary: colour.primary,
        colorPrimaryHover: colour.primaryHover,
        colorPrimaryActive: colour.primaryHover,
        primaryColor: colour.onPrimary,
      },
    },
  }
}

/** Colours, type and antd's words; once around an app. */
export function Theme({ children }: { children: ReactNode }) {
  const { language } = useWords()
  const name = useThemeName()
  return (
    <ConfigProvider
      theme={antdThemeOf(name)}
      // English is what antd speaks by itself.
      {...(language === 'zh' ? { locale: zhCN } : {})}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}
