import { EnvironmentRefused } from '#app/http/env.server.ts'
import { checkEverything, checkedOf, wordsOfFindings } from './check-all.ts'
import { environmentOfRunning } from './running.ts'

/** `npm run fsck`: is everything true that the record and the store promise? Changes nothing. Exit 1 when not. */
async function main(): Promise<number> {
  const findings = await checkEverything(checkedOf(await environmentOfRunning()))
  process.stdout.write(`${wordsOfFindings(findings)}\n`)
  return findings.length === 0 ? 0 : 1
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof EnvironmentRefused ? error.message : String((error as Error)?.stack ?? error)}\n`,
    )
    process.exitCode = 2
  },
)
