import { loadavg } from 'node:os'
import { booking } from './booking.ts'
import { lighthouse } from './lighthouse.ts'
import { list } from './list.ts'
import { type Bench, type Finding, tableOf } from './measure.ts'
import { papers } from './papers.ts'
import { scale } from './scale.ts'
import { scripts } from './scripts.ts'
import { trail } from './trail.ts'
import { upload } from './upload.ts'

const benches: readonly Bench[] = [list, scale, upload, trail, booking, scripts, papers, lighthouse]

const USUAL_ROWS = 100_000
const args = process.argv.slice(2)
const rowsAt = args.indexOf('--rows')
const rows = rowsAt < 0 ? USUAL_ROWS : Number(args[rowsAt + 1])
const names = args.filter((arg, index) => !arg.startsWith('--') && (rowsAt < 0 || index !== rowsAt + 1))
const chosen =
  names.length > 0
    ? benches.filter(({ name }) => names.includes(name))
    : benches.filter(({ onlyWhenNamed }) => !onlyWhenNamed)

if (!Number.isInteger(rows) || rows < 1_000 || chosen.length < names.length) {
  process.stderr.write(`npm run bench -- [NAME …] [--rows ${USUAL_ROWS}]\n`)
  for (const { name, about } of benches) process.stderr.write(`  ${name}: ${about}\n`)
  process.exit(2)
}

// A way out by which everything that was started is ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const findings: Finding[] = []
const startedAt = Date.now()
const say = (line: string) => process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(0)} s  ${line}\n`)
let failed = 0
for (const bench of chosen) {
  say(`${bench.name}: ${bench.about}; load ${loadavg()[0]?.toFixed(1)}`)
  try {
    findings.push(...(await bench.run({ rows, say })))
  } catch (error) {
    // What the others measured, perhaps for an hour, is printed all the same.
    failed += 1
    say(`${bench.name} broke off: ${error instanceof Error ? error.stack : String(error)}`)
  }
}
process.stdout.write(`${tableOf(findings)}\n`)
process.exit(failed > 0 ? 1 : 0)
