import { spawn } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { nodeProgram, root } from './paths.ts'
import { allowedSkips, type Step, scriptPath, stepsOf, type Tally } from './test-suites.ts'
import { ensureTestTools, ToolsMissing } from './test-tools.ts'

const ARTEFACTS = join(root, 'tests/.artefacts')
const [suite = 'all', ...options] = process.argv.slice(2)
/** `--without STEP|FILE…`: what another run has just done. */
const without = options[0] === '--without' ? options.slice(1) : []
const withoutFiles = without.filter((name) => name.startsWith('tests/')).flatMap((path) => ['--exclude', path])

/** What failed, in the words of the step, to be said once more at the end: a long run is read from there. */
const failures: string[] = []
const WORDS_OF_A_FAILURE = 1500

/** Runs a suite step by step; every step runs, also after a failure, and the last lines sum them up. */
async function main(): Promise<number> {
  const steps = (await stepsOf(suite)).filter(({ name }) => !without.includes(name))
  if (steps.some(({ kind }) => kind !== 'tool')) await ensureTestTools(say)
  const minutes = await budgets()
  const total = { passed: 0, failed: 0, skipped: 0 }
  await mkdir(ARTEFACTS, { recursive: true })
  for (const step of steps) {
    const beganAt = Date.now()
    say(`── ${step.name}`)
    const { passed, failed, skipped } = await runStep(step)
    const tookMinutes = (Date.now() - beganAt) / 60_000
    const unexpected = skipped.filter((name) => !(name in allowedSkips))
    for (const name of unexpected) say(`SKIPPED without a reason in dev/test-suites.ts: ${name}`)
    const late = overBudget(step.name, tookMinutes, minutes)
    if (late) say(late)
    failures.push(...unexpected.map((name) => `skipped: ${name}`), ...(late ? [late] : []))
    total.passed += passed
    total.failed += failed + unexpected.length + (late ? 1 : 0)
    total.skipped += skipped.length
    say(
      `── ${step.name}: ${passed} passed, ${failed} failed, ${skipped.length} skipped in ${tookMinutes.toFixed(1)} min`,
    )
  }
  const again = failures.map((words) => `FAILED ${words}\n`).join('')
  process.stdout.write(again)
  // Beside the log, for whoever runs several suites one after the other.
  await writeFile(join(ARTEFACTS, `failed-${suite}.txt`), again)
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 ? 0 : 1
}

function runStep(step: Step): Promise<Tally> {
  if (step.kind === 'tool') return one(step.name, step.args)
  if (step.kind === 'story') {
    const out = join(ARTEFACTS, 'stories', step.script)
    const args = ['--import', 'tsx', 'tests/play-story.ts', '--case', scriptPath(step.script), '--out', out]
    return one(step.name, args)
  }
  return vitest(step)
}

async function one(name: string, args: readonly string[]): Promise<Tally> {
  const isGood = (await run(args)) === 0
  if (!isGood) failures.push(name)
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: [] }
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly success: boolean
  readonly testResults: readonly FileReport[]
}

interface FileReport {
  readonly name: string
  readonly status: string
  /** Why the file as a whole could not be run. */
  readonly message: string
  readonly assertionResults: readonly {
    readonly fullName: string
    readonly status: string
    readonly failureMessages?: readonly string[]
  }[]
}

async function vitest(step: Extract<Step, { kind: 'vitest' }>): Promise<Tally> {
  const file = join(ARTEFACTS, `vitest-${step.name}.json`)
  await rm(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const chosen = [...step.args, ...withoutFiles]
  const env = step.crashLog ? { YANHE_CRASHES: step.crashLog } : {}
  if (step.crashLog) await rm(step.crashLog, { force: true })
  const code = await run(['node_modules/vitest/vitest.mjs', 'run', '--retry=0', ...reporters, ...chosen], env)
  const report = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Report,
    () => null,
  )
  if (!report) {
    failures.push(`${step.name}: ended with ${code} and without a report`)
    return { passed: 0, failed: 1, skipped: [] }
  }
  const said = report.testResults.flatMap((of) => failuresOf(step.name, of))
  // An error outside every test: its words are in the log alone.
  failures.push(...(said.length === 0 && code !== 0 ? [`${step.name}: ended with ${code}`] : said))
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const skipped = all.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => fullName)
  // A file that cannot even be read, or an error outside every test, has no failed test of its own.
  const failed = Math.max(report.numFailedTests, code === 0 ? 0 : 1)
  return { passed: report.numPassedTests, failed, skipped }
}

function failuresOf(step: string, { name, status, message, assertionResults }: FileReport): string[] {
  const file = relative(root, name)
  const tests = assertionResults.filter((test) => test.status === 'failed')
  if (tests.length === 0 && status === 'failed') return [`${step}: ${file}\n${message.slice(0, WORDS_OF_A_FAILURE)}`]
  return tests.map(({ fullName, failureMessages = [] }) => {
    return `${step}: ${file}: ${fullName}\n${failureMessages.join('\n').slice(0, WORDS_OF_A_FAILURE)}`
  })
}

/** Runs under the project's Node, its words straight to the terminal. */
function run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<number> {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`
  const child = spawn(nodeProgram, [...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...more, PATH: path },
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Minutes by step, from the table in tests/README.md. */
async function budgets(): Promise<ReadonlyMap<string, number>> {
  const text = await readFile(join(root, 'tests/README.md'), 'utf8').catch(() => '')
  const rows = text.matchAll(/^\|\s*`?([\w*-]+)`?\s*\|\s*([\d.]+)\s*\|/gm)
  return new Map([...rows].map(([, name = '', minutes]) => [name, Number(minutes)]))
}

function overBudget(name: string, tookMinutes: number, minutes: ReadonlyMap<string, number>): string | null {
  const budget = minutes.get(name) ?? minutes.get(name.replace(/^story-.*/, 'story-*'))
  if (budget === undefined) return `NO BUDGET for ${name} in tests/README.md`
  return tookMinutes > budget ? `OVER BUDGET: ${name} took ${tookMinutes.toFixed(1)} of ${budget} minutes` : null
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof ToolsMissing ? error.message : String((error as Error)?.stack ?? error)}\n`)
  process.exitCode = error instanceof ToolsMissing ? 2 : 1
}
