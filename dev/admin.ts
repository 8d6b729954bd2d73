import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { phoneTyped } from '#app/domain/account/login.server.ts'
import { enrolSecond } from '#app/domain/account/second.server.ts'
import { dayOf, isDay } from '#app/domain/calendar/days.ts'
import { readPlan, writePlan } from '#app/domain/calendar/plan-text.ts'
import { draftPlan, plansOf, publishPlan } from '#app/domain/calendar/plans.server.ts'
import { SYSTEM } from '#app/domain/engine/actor.ts'
import { DomainError, wordsOfCode } from '#app/domain/errors.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import {
  type Certificate,
  createCourt,
  createMediator,
  createOrganisation,
  giveRole,
  type Hours,
  isPlainRole,
  SetUpRefused,
  setUpReference,
} from '#app/domain/seed/set-up.server.ts'
import { EnvironmentRefused, settingsOf } from '#app/http/env.server.ts'
import { createPlatform } from '#app/http/platform.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import { environmentOfRunning } from './running.ts'

const USAGE = `npm run admin -- COMMAND OPTIONS        (the platform must be running, or DATABASE_URL and S3_* be set)

  list                                   organisations and courts with their ids
  organisation --name 名称 --area 330681 --mark 诸调 --phone 0575-00001234 [--court ID]… [--credit-code …]
               --admin-name 姓名 --admin-phone 138…      makes its seal; this person holds it
  mediator     --organisation ID --name 姓名 --phone 138… --hours "1-5 09:00-12:00,13:30-17:30" [--topic rental]…
               --certificate 人民调解员证 --certificate-from 2026-01-01 [--certificate-to 2029-01-01]
  court        --name 名称 --area 330681 --code 浙0681
  clerk, judge --court ID --name 姓名 --phone 138…
  dispatcher   --organisation ID --name 姓名 --phone 138…
  platformAdmin --name 姓名 --phone 138…
  holidays     --load FILE | -           loads and publishes the holidays of a year (docs/holidays.md); "-" reads the input
  holidays     [--year 2027]             prints what is published, as --load takes it
  second-factor --phone 138…             a new authenticator for this member of staff; the address is shown once
`
const TOPICS = ['rental', 'neighbour', 'wages', 'consumer']

type Options = Readonly<Record<string, string | string[] | undefined>>

/** Sets up what an instance without demonstration data begins with. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        [
          'name',
          'phone',
          'area',
          'mark',
          'credit-code',
          'admin-name',
          'admin-phone',
          'organisation',
          'hours',
          'certificate',
          'certificate-from',
          'certificate-to',
          'code',
          'load',
          'year',
        ].map((name) => [name, { type: 'string' as const }]),
      ),
      court: { type: 'string', multiple: true },
      topic: { type: 'string', multiple: true },
    },
  })
  const [command] = positionals
  if (!command) return void process.stdout.write(USAGE)
  const platform = await createPlatform(settingsOf(await environmentOfRunning()))
  try {
    const line = await platform.db.$transaction(
      async (tx) => {
        await setUpReference(tx, platform)
        return run(tx, platform, command, values as Options)
      },
      { timeout: 60_000 },
    )
    process.stdout.write(`${line}\n`)
  } finally {
    await platform.close()
  }
}

async function run(tx: Tx, platform: Platform, command: string, options: Options): Promise<string> {
  const text = (name: string) => textOf(options, name)
  const staff = () => ({ name: text('name'), phone: text('phone') })
  if (command === 'list') return list(tx)
  if (command === 'organisation') {
    const id = await createOrganisation(tx, platform, {
      name: text('name'),
      areaId: text('area'),
      mark: text('mark'),
      publicPhone: text('phone'),
      creditCode: options['credit-code'] === undefined ? undefined : text('credit-code'),
      courtIds: listOf(options, 'court'),
      admin: { name: text('admin-name'), phone: text('admin-phone') },
    })
    return `organisation ${id}`
  }
  if (command === 'court') {
    return `court ${await createCourt(tx, platform, { name: text('name'), areaId: text('area'), code: text('code') })}`
  }
  if (command === 'mediator') {
    const topics = listOf(options, 'topic')
    const wanted = {
      ...staff(),
      organisationId: text('organisation'),
      hours: hoursOf(text('hours')),
      certificate: certificateOf(options),
    }
    return `mediator ${await createMediator(tx, platform, { ...wanted, topics: topics.length > 0 ? topics : TOPICS })}`
  }
  if (command === 'holidays') return holidays(tx, platform, options)
  if (command === 'second-factor') return enrolSecond(tx, platform, phoneTyped(text('phone')))
  if (!isPlainRole(command)) throw new SetUpRefused(`no command ${command}\n${USAGE}`)
  return `${command} ${await giveRole(tx, platform, staff(), { role: command, ...placeOf(command, options) })}`
}

function placeOf(role: string, options: Options): { courtId?: string; organisationId?: string } {
  if (role === 'platformAdmin') return {}
  if (role === 'dispatcher') return { organisationId: textOf(options, 'organisation') }
  const [courtId] = listOf(options, 'court')
  if (!courtId) throw new SetUpRefused('--court is needed')
  return { courtId }
}

async function list(tx: Tx): Promise<string> {
  const organisations = await tx.organisation.findMany({ orderBy: { name: 'asc' } })
  const courts = await tx.court.findMany({ orderBy: { code: 'asc' } })
  return [
    ...organisations.map(({ id, name }) => `organisation ${id} ${name}`),
    ...courts.map(({ id, code, name }) => `court ${id} ${code} ${name}`),
  ].join('\n')
}

/** Loads the holidays of a year from a file, or prints what is published. The worker counts open deadlines anew. */
async function holidays(tx: Tx, platform: Platform, options: Options): Promise<string> {
  if (options.load === undefined) {
    const year = Number(options.year) || undefined
    const published = (await plansOf(tx, year)).filter(({ publishedAt }) => publishedAt !== null)
    const newest = published.filter(({ plan }, at) => published.findIndex((one) => one.plan.year === plan.year) === at)
    return newest.map(({ plan, version }) => `# ${plan.year}, version ${version}\n${writePlan(plan)}`).join('\n\n')
  }
  const file = textOf(options, 'load')
  const read = readPlan(readFileSync(file === '-' ? 0 : file, 'utf8'))
  if ('problems' in read) {
    const said = read.problems.map(({ code, line }) => `${line ? `line ${line}: ` : ''}${wordsOfCode(code, 'en')}`)
    throw new SetUpRefused(`--load ${file}: nothing was changed.\n${said.join('\n')}`)
  }
  const draft = await draftPlan(tx, platform, SYSTEM, read.plan)
  await publishPlan(tx, platform, SYSTEM, { year: draft.plan.year, version: draft.version, seen: draft.seen })
  return `${writePlan(draft.plan)}\npublished: ${draft.plan.year}, version ${draft.version}`
}

/** `1-5 09:00-12:00,13:30-17:30; 6 09:00-12:00` */
function hoursOf(text: string): Hours[] {
  return text.split(';').flatMap((part) => {
    const [, first, last, spans] = /^\s*([1-7])(?:-([1-7]))?\s+(\S+)\s*$/.exec(part) ?? []
    if (!first || !spans) throw new SetUpRefused(`--hours "${part.trim()}": expected such as "1-5 09:00-12:00"`)
    const days = Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, n) => Number(first) + n)
    return days.flatMap((weekday) => spans.split(',').map((span) => ({ weekday, ...spanOf(span) })))
  })
}

/** By what a mediator works; one that has ended is refused, since nobody could get a case by it. */
function certificateOf(options: Options): Certificate {
  const day = (name: string): string => {
    const text = textOf(options, name)
    if (!isDay(text)) throw new SetUpRefused(`--${name} "${text}" is not a day such as 2026-01-01`)
    return text
  }
  const from = day('certificate-from')
  const to = options['certificate-to'] === undefined ? null : day('certificate-to')
  if (to !== null && (to < from || to < dayOf(new Date()))) {
    throw new SetUpRefused('--certificate-to: a certificate that has ended gives nobody a case')
  }
  return { name: textOf(options, 'certificate'), from, to }
}

function spanOf(text: string): { from: string; to: string } {
  const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? []
  if (!from || !to || from >= to) throw new SetUpRefused(`--hours: "${text}" is not such as 09:00-12:00`)
  return { from, to }
}

function textOf(options: Options, name: string): string {
  const value = options[name]
  if (typeof value !== 'string' || !value.trim()) throw new SetUpRefused(`--${name} is needed\n\n${USAGE}`)
  return value.trim()
}

const listOf = (options: Options, name: string): string[] => [options[name] ?? []].flat()

/** What the person at the terminal can mend is said plainly. */
function wordsOf(error: unknown): string {
  if (error instanceof SetUpRefused || error instanceof EnvironmentRefused) return error.message
  if (error instanceof DomainError && error.code === 'account/unknown-phone') {
    return '--phone: nobody has this number; make the person first'
  }
  const { code, meta } = error as { code?: string; meta?: { modelName?: string; field_name?: string } }
  if (code === 'P2002') return `This ${meta?.modelName ?? 'record'} is there already: npm run admin -- list`
  if (code === 'P2003' || code === 'P2007') return 'No such --organisation, --court or --area: npm run admin -- list'
  return String((error as Error)?.stack ?? error)
}

main().catch((error: unknown) => {
  process.stderr.write(`${wordsOf(error)}\n`)
  process.exitCode = 1
})
