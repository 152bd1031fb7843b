import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'

/** Text to search for; told a moment after the typing stops, so that a list is not asked for with each letter. */
export function SearchBox({
  value,
  change,
  placeholder,
  width = 200,
}: {
  value: string
  change(text: string): void
  placeholder: string
  width?: number
}) {
  const [typed, setTyped] = useState(value)
  const told = useRef(value)
  const latest = useRef(change)
  latest.current = change
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed.trim() === told.current) return
    const timer = setTimeout(() => {
      told.current = typed.trim()
      latest.current(typed.trim())
    }, 250)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <Input
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={placeholder}
      aria-label={placeholder}
      maxLength={60}
      style={{ width }}
    />
  )
}
