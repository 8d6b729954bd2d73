import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import pino from 'pino'
import { addContact, createPerson, readPerson } from '#app/domain/account/people.server.ts'
import { postsOf } from '#app/domain/account/sessions.server.ts'
import { makeDisputeCode } from '#app/domain/dispute/code.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { createLiveHub } from '#app/domain/engine/live.server.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import { keysInUse } from '#app/domain/platform/keys-in-use.server.ts'
import type { OutgoingMessage, Platform } from '#app/domain/platform/platform.ts'
import { DEMO_AREA, DEMO_ORGANISATION_ID, demoAccounts, seedDemo } from '#app/domain/seed/demo.server.ts'
import { type DisputeState, type WorkflowId, workflows } from '#app/domain/workflow/index.ts'
import type { Workflow } from '#app/domain/workflow/types.ts'
import { noScanner, type Scanner } from '#app/storage/scanner.server.ts'
import type { Store } from '#app/storage/store.server.ts'
import type { MediaServer } from '#media/server/media.ts'
import { createDb } from '#prisma/client.server.ts'
import { codecFor, newCodec } from '#prisma/codec.server.ts'
import { keyStoreOf } from '#prisma/keys.server.ts'
import { openAuthority } from '#templates/signing/authority.server.ts'
import { freshDatabase } from './database.ts'

export { DEMO_ORGANISATION_ID } from '#app/domain/seed/demo.server.ts'

export interface WorldDispute {
  readonly id: string
  readonly code: string
  readonly applicant: {
    readonly personId: string
    readonly partyId: string
    readonly phone: string
    readonly name: string
  }
  readonly respondent: {
    readonly personId: string
    readonly partyId: string
    readonly phone: string
    readonly name: string
  }
  /** Row of the lead's assignment; the demonstration mediator who is always open. */
  readonly assignmentId: string
}

/** A small world to test in: a real database with the demonstration organisation, court and staff. */
export interface World {
  readonly platform: Platform
  /** Everything that was handed to the mail and message providers. */
  readonly sent: OutgoingMessage[]
  /** Sets the law's clock; security clocks stay real. */
  setLawTime(at: Date): void
  /** A demonstration account or any person, as somebody who is logged in. */
  as(keyOrPersonId: string): Promise<Extract<Actor, { kind: 'person' }>>
  /** A dispute of two people in this state, moved there by bare trail events without guards. */
  disputeAt(state: DisputeState): Promise<WorldDispute>
  /** Moves any subject by bare trail events, for states that other areas lead to. */
  march(disputeId: string, workflow: WorkflowId, subjectId: string, events: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** What people need of a world to act in it. */
export type PeopledWorld = Omit<World, 'setLawTime' | 'stop'>

const notHere = (what: string): never => {
  throw new Error(`this test world has no ${what}`)
}

/** Numbers in the order in which they are given out, as the product has them. */
function orderedId(): string {
  const ms = Date.now().toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${randomUUID().slice(15)}`
}

/** What a test needs beside the database: a real store or media server is passed in. */
export interface WorldParts {
  readonly store?: Store
  readonly media?: MediaServer
  readonly scanner?: Scanner
}

export async function world(parts: WorldParts = {}): Promise<World> {
  const database = await freshDatabase()
  const dir = await mkdtemp(join(tmpdir(), 'yanhe-world-'))
  const pool = new Pool({ connectionString: database.appUrl, max: 10 })
  const db = createDb(pool)
  const sent: OutgoingMessage[] = []
  let offsetMs = 0
  const send = async (message: OutgoingMessage) => {
    sent.push(message)
    return `test:${message.idem}`
  }
  const platform: Platform = {
    settings: settingsFor(database.appUrl, dir),
    db,
    pool,
    clock: { law: () => new Date(Date.now() + offsetMs), real: () => new Date() },
    chance: {
      id: orderedId,
      bytes: (count) => new Uint8Array(randomBytes(count)),
      code: () => String(100000 + (randomBytes(4).readUInt32BE() % 900000)),
    },
    keys: keyStoreOf(randomBytes(32)),
    live: createLiveHub(pool),
    store:
      parts.store ?? (new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : notHere('store')) }) as Store),
    scanner: parts.scanner ?? noScanner,
    media:
      parts.media ??
      (new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : notHere('media server')) }) as MediaServer),
    authority: await openAuthority({ dir: join(dir, 'keys'), inUse: () => keysInUse(db) }),
    mail: send,
    sms: send,
    fault: () => undefined,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  }
  await seedDemo(platform)
  return {
    ...worldOn(platform),
    sent,
    setLawTime: (at) => {
      offsetMs = at.getTime() - Date.now()
    },
    async stop() {
      await platform.live.stop()
      await pool.end()
      await database.drop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** The same on a platform that is there already, such as a whole running instance with its demonstration. */
export const worldOn = (platform: Platform): Pick<World, 'platform' | 'as' | 'disputeAt' | 'march'> => ({
  platform,
  as: (key) => actorFor(platform, demoAccounts.find((account) => account.key === key)?.personId ?? key),
  disputeAt: (state) => disputeAt(platform, state),
  march: (disputeId, workflow, subjectId, events) => marchOn(platform, { disputeId, workflow, subjectId, events }),
})

const settingsFor = (databaseUrl: string, dataDir: string): Platform['settings'] => ({
  origin: 'http://127.0.0.1:3000',
  demo: true,
  dataDir,
  trustProxy: false,
  databaseUrl,
  store: { endpoint: '', region: '', bucket: '', accessKeyId: '', secretAccessKey: '', publicEndpoint: '/_s3' },
  livekit: null,
  clamd: null,
  smtpUrl: null,
  sms: null,
  lawClockOffsetMs: 0,
  sign: '诸暨调解',
  helpPhone: '0575-0000-1234',
})

async function actorFor(platform: Platform, personId: string): Promise<Extract<Actor, { kind: 'person' }>> {
  const [{ name, locale }, posts] = await Promise.all([
    readPerson(platform.db, platform, personId),
    postsOf(platform, personId),
  ])
  return {
    kind: 'person',
    personId,
    name,
    locale,
    posts,
    stepUpUntil: new Date(Date.now() + 600_000),
    sessionHash: null,
  }
}

/** The shortest way of events from nothing to a state. */
function wayTo(workflow: WorkflowId, goal: string): string[] {
  const { transitions }: Workflow = workflows[workflow]
  const ways = new Map<string, string[]>([['none', []]])
  const queue = ['none']
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    if (from === goal) return ways.get(goal) ?? []
    for (const [event, row] of Object.entries(transitions)) {
      if (!row.from.includes(from) || row.to === '=' || ways.has(row.to) || !row.main) continue
      ways.set(row.to, [...(ways.get(from) ?? []), event])
      queue.push(row.to)
    }
  }
  throw new Error(`no way to ${workflow}.${goal}`)
}

interface March {
  readonly disputeId: string
  readonly workflow: WorkflowId
  readonly subjectId: string
  readonly events: readonly string[]
}

async function marchOn(platform: Platform, { disputeId, workflow, subjectId, events }: March): Promise<void> {
  const { transitions, version }: Workflow = workflows[workflow]
  await platform.db.$transaction(async (tx) => {
    const codec = await codecFor(tx, platform.keys, 'dispute', disputeId)
    for (const event of events) {
      const table = workflow.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      const rows = await tx.$queryRawUnsafe<{ state: string }[]>(
        `select state from ${table} where id = $1::uuid`,
        subjectId,
      )
      const from = rows[0]?.state ?? 'none'
      const row = transitions[event]
      if (!row) throw new Error(`no event ${workflow}.${event}`)
      await appendEvent(tx, {
        chainId: disputeId,
        type: `${workflow}.${event}`,
        role: 'system',
        actor: { kind: 'system' },
        payload: {},
        codec,
        transition: { workflow, version, subjectId, from, event, to: row.to === '=' ? from : row.to },
      })
    }
  })
}

const names = [
  { name: '戴小雨', phone: '+8613800000001', idNumber: '330699199903074521' },
  { name: '马建国', phone: '+8613800000002', idNumber: '330699196409183112' },
] as const

/** States in which the other side is in and the lead mediator is in office. */
const BEFORE_INVITATION = new Set<string>(['draft', 'filed', 'needsInfo', 'returned', 'registered'])
const BEFORE_MEDIATOR = new Set<string>([
  ...BEFORE_INVITATION,
  'inviting',
  'refused',
  'choosingMediator',
  'closedRefused',
  'closedNotAccepted',
])

/** A code that no other dispute has: of a few hundred made on one day, two may draw the same characters. */
async function freeCode(tx: Tx, platform: Platform): Promise<string> {
  for (;;) {
    const code = makeDisputeCode({ mark: '诸调', filedOn: '2026-11-25', random: platform.chance.bytes(3) })
    if ((await tx.dispute.count({ where: { code } })) === 0) return code
  }
}

async function disputeAt(platform: Platform, state: DisputeState): Promise<WorldDispute> {
  const id = platform.chance.id()
  const made = await platform.db.$transaction(async (tx) => {
    await tx.$executeRaw`insert into trail_chain (id, kind) values (${id}::uuid, 'dispute')`
    const codec = await newCodec(tx, platform.keys, 'dispute', id)
    const code = await freeCode(tx, platform)
    await tx.dispute.create({
      data: {
        id,
        code,
        intakeType: 'rental',
        statType: 'housing',
        source: 'web',
        areaId: DEMO_AREA,
        organisationId: DEMO_ORGANISATION_ID,
        amountFen: 340_000n,
        filedAt: platform.clock.law(),
        facts: codec.seal('dispute.facts', '房东不退押金三千四百元。'),
        answers: codec.sealJson('dispute.answers', {}),
      },
    })
    const applicant = await addParty(tx, platform, id, 0)
    const respondent = await addParty(tx, platform, id, 1)
    const claimId = platform.chance.id()
    await tx.claim.create({
      data: { id: claimId, disputeId: id, partyId: applicant.partyId, kind: 'money', amountFen: 340_000n },
    })
    await appendFirst(tx, platform, id, 'dispute', id)
    return { code, applicant, respondent }
  })
  await marchOn(platform, {
    disputeId: id,
    workflow: 'dispute',
    subjectId: id,
    events: wayTo('dispute', state).slice(1),
  })
  if (!BEFORE_INVITATION.has(state)) await addInvitation(platform, id, made.respondent.partyId, state)
  const assignmentId = platform.chance.id()
  if (!BEFORE_MEDIATOR.has(state)) await addAssignment(platform, id, assignmentId, state)
  return { id, ...made, assignmentId }
}

type Tx = Parameters<typeof createPerson>[0]

async function addParty(
  tx: Tx,
  platform: Platform,
  disputeId: string,
  index: 0 | 1,
): Promise<WorldDispute['applicant']> {
  const { name, phone } = names[index]
  const now = platform.clock.real()
  const personId = await createPerson(tx, platform, { kind: 'person', name })
  await addContact(tx, platform, { personId, kind: 'phone', value: phone, verifiedAt: now })
  const partyId = platform.chance.id()
  await tx.party.create({
    data: {
      id: partyId,
      disputeId,
      personId,
      side: index === 0 ? 'applicant' : 'respondent',
      ordinal: 1,
      joinedAt: now,
    },
  })
  for (const step of ['mediation', 'video', 'identity', 'eService', 'eSignature']) {
    await tx.consent.create({
      data: { id: platform.chance.id(), personId, disputeId, step, textVersion: '1', givenAt: now, channel: 'web' },
    })
  }
  return { personId, partyId, phone, name }
}

async function addInvitation(platform: Platform, disputeId: string, partyId: string, state: string): Promise<void> {
  const id = platform.chance.id()
  await platform.db.$transaction(async (tx) => {
    await tx.invitation.create({
      data: { id, disputeId, partyId, expiresAt: new Date(platform.clock.law().getTime() + 7 * 86_400_000) },
    })
    await appendFirst(tx, platform, disputeId, 'invitation', id)
  })
  const further =
    state === 'inviting'
      ? ['send']
      : state === 'refused' || state === 'closedRefused'
        ? ['send', 'open', 'decline']
        : ['send', 'open', 'match', 'accept']
  await marchOn(platform, { disputeId, workflow: 'invitation', subjectId: id, events: further })
}

async function addAssignment(platform: Platform, disputeId: string, id: string, state: string): Promise<void> {
  const personId = demoAccounts.find(({ key }) => key === 'mediator')?.personId ?? ''
  const mediator = await platform.db.mediator.findFirstOrThrow({ where: { personId } })
  await platform.db.$transaction(async (tx) => {
    await tx.assignment.create({
      data: { id, disputeId, personId, mediatorId: mediator.id, capacity: 'lead', namedBy: 'parties' },
    })
    await appendFirst(tx, platform, disputeId, 'assignment', id)
    if (state !== 'mediatorOffered')
      await tx.dispute.update({ where: { id: disputeId }, data: { mediatorId: mediator.id } })
  })
  if (state !== 'mediatorOffered')
    await marchOn(platform, { disputeId, workflow: 'assignment', subjectId: id, events: ['accept'] })
}

/** The creation event in the same transaction as its row. */
async function appendFirst(
  tx: Tx,
  platform: Platform,
  disputeId: string,
  workflow: WorkflowId,
  subjectId: string,
): Promise<void> {
  const { transitions, version }: Workflow = workflows[workflow]
  const first = Object.entries(transitions).find(([, row]) => row.from.includes('none'))
  if (!first) throw new Error(`nothing makes a ${workflow}`)
  const codec = await codecFor(tx, platform.keys, 'dispute', disputeId)
  await appendEvent(tx, {
    chainId: disputeId,
    type: `${workflow}.${first[0]}`,
    role: 'system',
    actor: { kind: 'system' },
    payload: {},
    codec,
    transition: { workflow, version, subjectId, from: 'none', event: first[0], to: first[1].to },
  })
}
