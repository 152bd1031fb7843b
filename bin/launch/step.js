'use strict'
const NEWS_EVERY_MS = 10_000

/** Says what is being done, from time to time that it still is, and how long it took. On stderr: stdout is for data. */
exports.step = async function step(label, work) {
  const begin = Date.now()
  const seconds = () => `${((Date.now() - begin) / 1000).toFixed(1)} s`
  const inPlace = process.stderr.isTTY === true
  const say = (text, isLast) => process.stderr.write(inPlace ? `\r\x1b[K${text}${isLast ? '\n' : ''}` : `${text}\n`)
  // What is done in a moment needs one line only.
  const opening = setTimeout(() => say(`… ${label}`, false), 300)
  const news = setInterval(() => say(`… ${label} ${seconds()}`, false), inPlace ? 1_000 : NEWS_EVERY_MS)
  try {
    const result = await work()
    say(`✓ ${label} ${seconds()}`, true)
    return result
  } catch (error) {
    say(`✗ ${label} ${seconds()}`, true)
    throw error
  } finally {
    clearTimeout(opening)
    clearInterval(news)
  }
}
