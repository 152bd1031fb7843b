/** `npm run bench -- <name> [options]`: prints figures as JSON and keeps them in bench/results. */
const benches: Record<string, () => Promise<{ run(words: string[]): Promise<void> }>> = {
  alerts: () => import('./alerts.ts'),
  duplicates: () => import('./duplicates/duplicates.ts'),
  dashboard: () => import('./dashboard.ts'),
  durability: () => import('./durability.ts'),
  exchange: () => import('./exchange/exchange.ts'),
  'layer-load': () => import('./layer-load.ts'),
  frames: () => import('./frames.ts'),
  history: () => import('./history.ts'),
  indicators: () => import('./indicators/indicators.ts'),
  lifecycle: () => import('./lifecycle/lifecycle.ts'),
  reports: () => import('./reports.ts'),
  live: () => import('./live/live.ts'),
  rollups: () => import('./rollups.ts'),
  rules: () => import('./rules.ts'),
  sensors: () => import('./sensors/sensors.ts'),
  tiles: () => import('./tiles.ts'),
  volume: () => import('./volume.ts'),
  warnings: () => import('./warnings.ts'),
}

const [name, ...words] = process.argv.slice(2)
const load = name === undefined ? undefined : benches[name]
if (!load) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join('|')} [options]`)
  process.exit(2)
}
await (await load()).run(words)
