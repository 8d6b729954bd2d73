import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '#prisma/client.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { isDeceptive, seenInput } from '../text/unseen.ts'
import type { Role } from '../workflow/types.ts'
import { openAct, openNewAct } from './act.server.ts'
import { type Actor, keySpaceOf, personOf, SYSTEM } from './actor.ts'
import { isLostRace, refusalOfDatabase } from './database-errors.ts'
import { rolesTowards } from './relations.server.ts'
import { payloadText } from './trail.server.ts'
import { turnsOf } from './turns.ts'
import type { Act, Command, TrailEntry } from './types.ts'

export interface Request {
  readonly actor: Actor
  /** Null only for commands that open a dispute. */
  readonly disputeId: string | null
  /** The form's idempotency key: the same act sent twice acts once. */
  readonly key: string
  readonly input: unknown
}

export interface Receipt {
  readonly eventId: string
  /** SHA-256 leaf hash of the event, hexadecimal. */
  readonly leafHash: string
  readonly at: string
}

export interface Performed<Result> {
  readonly result: Result
  readonly disputeId: string
  readonly receipt: Receipt | null
  /** True when this answer was given before to the same form. */
  readonly replayed: boolean
}

const TRIES = 3
/** Half the connections of a process: when hundreds press at once, pages are still read, and no act waits halfway. */
const inTurn = turnsOf(10)
const LONGEST_KEY = 200

/**
 * The one door: who is asking, may he, is the input right, was it done before, then one transaction of lock, guards,
 * change, trail event and outbox. A refusal changes nothing.
 * @throws DomainError in the person's words.
 */
export async function perform<Input extends z.ZodType, Result>(
  platform: Platform,
  command: Command<Input, Result>,
  given: Request,
): Promise<Performed<Result>> {
  if (!command.opens && !given.disputeId) throw new DomainError('dispute/unknown')
  const request = seen(command.input, given)
  const disputeId = request.disputeId ?? platform.chance.id()
  for (let attempt = 1; ; attempt += 1) {
    try {
      await platform.fault(`${command.name}:before`)
      const job = { platform, command, request, disputeId }
      const done = await inTurn(() => platform.db.$transaction((tx) => inOne(tx, job)))
      await platform.fault(`${command.name}:after`)
      return done
    } catch (error) {
      if (isLostRace(error) && attempt < TRIES) continue
      throw refusalOfDatabase(error)
    }
  }
}

/** The request as it can be seen: whatever else stands in a text would be stored, printed and signed unread. */
function seen(schema: z.ZodType, request: Request): Request {
  if (request.key.length > LONGEST_KEY || isDeceptive(request.key)) throw new DomainError('request/foreign')
  const { input, faults } = seenInput(request.input)
  if (faults.length === 0) return { ...request, input }
  const unseen = Object.fromEntries(faults.map((name) => [name, 'text/hidden-character']))
  throw new DomainError('request/invalid', { ...problemsOf(schema.safeParse(input)), ...unseen })
}

interface Job<Input extends z.ZodType, Result> {
  readonly platform: Platform
  readonly command: Command<Input, Result>
  readonly request: Request
  readonly disputeId: string
}

async function inOne<Input extends z.ZodType, Result>(tx: Tx, job: Job<Input, Result>): Promise<Performed<Result>> {
  const { platform, command, request, disputeId } = job
  const stored = await claimKey<Performed<Result>>(tx, job)
  if (stored) return { ...stored, replayed: true }
  const roles = await allowedRoles(tx, job)
  const input = parsed(command.input, request.input)
  const opening = { platform, tx, actor: request.actor, disputeId, roles }
  const act = command.opens && !request.disputeId ? await openNewAct(opening) : await openAct(opening)
  const result = await command.run(act, input)
  const last = await act.finish()
  const done = { result, disputeId, receipt: await receiptFor(act, last), replayed: false }
  await storeAnswer(tx, job, done)
  return done
}

async function allowedRoles<Input extends z.ZodType, Result>(
  tx: Tx,
  { command, request, disputeId }: Job<Input, Result>,
) {
  if (command.opens && !request.disputeId) return new Set<Role>(['applicant', 'party'])
  const roles = await rolesTowards(tx, request.actor, disputeId)
  if (roles.size === 0) throw new DomainError('dispute/unknown')
  if (request.actor.kind === 'handover' && !command.byHandover) throw new DomainError('dispute/not-allowed')
  if (!command.by.some((role) => roles.has(role))) throw new DomainError('dispute/not-allowed')
  return roles
}

/** Parses the input; every wrong field is named with the code of what is wrong. */
function parsed<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  const outcome = schema.safeParse(input)
  if (outcome.success) return outcome.data
  throw new DomainError('request/invalid', problemsOf(outcome))
}

function problemsOf({ error }: z.ZodSafeParseResult<unknown>): Record<string, string> {
  const fields: Record<string, string> = {}
  if (!error) return fields
  const { fieldErrors } = z.flattenError(error)
  for (const [name, messages] of Object.entries(fieldErrors as Record<string, string[] | undefined>)) {
    fields[name] = messages?.[0]?.includes('/') ? messages[0] : 'request/required'
  }
  return fields
}

const digestOf = (value: unknown) => new Uint8Array(createHash('sha256').update(payloadText(value)).digest())

/** Takes the key of this form, or gives the answer that it already has; waits for a twin that is under way. */
async function claimKey<Stored>(tx: Tx, job: Job<z.ZodType, unknown>): Promise<Stored | null> {
  const { request, command, platform, disputeId } = job
  if (request.actor.kind === 'system') return null
  const actorId = keySpaceOf(request.actor)
  const params = digestOf({ disputeId: request.disputeId ?? null, input: request.input })
  const fresh = await tx.$executeRaw`insert into idempotency (key, actor_id, command, params_sha256)
    values (${request.key}, ${actorId}::uuid, ${command.name}, ${params}) on conflict do nothing`
  if (fresh === 1) return null
  const row = await tx.idempotency.findFirst({ where: { key: request.key, actorId } })
  if (!row || row.command !== command.name || Buffer.compare(row.paramsSha256, params) !== 0) {
    throw new DomainError('request/key-reused')
  }
  if (row.state !== 'done' || !row.response) throw new DomainError('state/moved-on')
  const answer = JSON.parse(Buffer.from(platform.keys.unwrap(row.response, platform.keys.kekId)).toString())
  return { ...answer, disputeId: answer.disputeId ?? disputeId } as Stored
}

async function storeAnswer(tx: Tx, { request, platform }: Job<z.ZodType, unknown>, done: unknown): Promise<void> {
  if (request.actor.kind === 'system') return
  const response = platform.keys.wrap(Buffer.from(JSON.stringify(done)))
  await tx.idempotency.updateMany({
    where: { key: request.key, actorId: keySpaceOf(request.actor) },
    data: { state: 'done', status: 200, response },
  })
}

/** Every act of a person is answered by a receipt: the event and its hash in the chain. */
async function receiptFor(act: Act, last: TrailEntry | null): Promise<Receipt | null> {
  const personId = personOf(act.actor)
  if (!last || !personId) return null
  const promisedBy = new Date(last.at.getTime() + 60_000)
  await act.tx.receipt.create({
    data: { id: act.platform.chance.id(), eventId: last.id, personId, leafHash: last.leafHash, promisedBy },
  })
  return { eventId: last.id, leafHash: Buffer.from(last.leafHash).toString('hex'), at: last.at.toISOString() }
}

/** An act of the platform itself on one dispute: a timer, a reconciler, the end of an outbox effect. */
export async function performSystem<Result>(
  platform: Platform,
  disputeId: string,
  run: (act: Act) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await platform.db.$transaction(async (tx) => {
        const act = await openAct({ platform, tx, actor: SYSTEM, disputeId })
        const result = await run(act)
        await act.finish()
        return result
      })
    } catch (error) {
      if (isLostRace(error) && attempt < TRIES) continue
      throw refusalOfDatabase(error)
    }
  }
}
