/** Shows progress on stderr: in place on a terminal, a line every tenth otherwise. */
export function progressLine(total: number | null): (done: number) => void {
  const startedMs = performance.now()
  let shown = 0
  return (done) => {
    const nowMs = performance.now()
    const last = total !== null && done >= total
    if (!last && nowMs - shown < (process.stderr.isTTY ? 200 : 5000)) return
    shown = nowMs
    const rate = Math.round(done / ((nowMs - startedMs) / 1000))
    const text = `${total === null ? done : `${done}/${total}`} 行，每秒 ${rate}`
    if (process.stderr.isTTY) process.stderr.write(`\r${text}   ${last ? '\n' : ''}`)
    else process.stderr.write(`${text}\n`)
  }
}
