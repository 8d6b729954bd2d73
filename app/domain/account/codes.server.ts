import type { Locale } from '#app/i18n/locale.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { deliverCode, LASTS_MS } from './code-delivery.server.ts'
import { phoneIndex } from './people.server.ts'

/** What a code may be used for; a code of one purpose never opens another. */
export type CodePurpose = 'login' | 'file' | 'match' | 'accept' | 'address' | 'sign' | 'apply' | 'stepUp' | 'publish'

export interface CodeRequest {
  /** E.164. */
  readonly phone: string
  readonly purpose: CodePurpose
  /** Dispute id or hexadecimal hash of the object: the code counts for it alone. */
  readonly boundTo: string
  readonly personId?: string | null
  readonly locale: Locale
  /** Sent to somebody for whom a helper writes: the message then says what the code consents to. */
  readonly isHelped?: boolean
}

const MAX_TRIES = 5
const HOUR_MS = 3_600_000
/** Codes for one number in an hour; a demonstration plays the same few numbers again and again. */
const PER_HOUR = { real: 20, demo: 2_000 } as const

const hashOf = ({ keys }: Platform, { purpose, boundTo }: Pick<CodeRequest, 'purpose' | 'boundTo'>, code: string) =>
  keys.secretHash(`code/${purpose}`, `${boundTo}/${code}`)

/**
 * Sends a code of six digits to a number; earlier codes of the same purpose no longer count. While the provider is
 * away the code waits and goes out by itself.
 */
export async function sendCode(platform: Platform, request: CodeRequest): Promise<void> {
  const { db, chance, clock } = platform
  const code = chance.code()
  const id = chance.id()
  const now = clock.real()
  const contactBidx = phoneIndex(platform, request.phone)
  const recent = await db.oneTimeCode.count({
    where: { contactBidx, expiresAt: { gt: new Date(now.getTime() + LASTS_MS - HOUR_MS) } },
  })
  if (recent >= PER_HOUR[platform.settings.demo ? 'demo' : 'real']) throw new DomainError('account/too-many-codes')
  await db.$transaction(async (tx) => {
    await tx.oneTimeCode.updateMany({
      where: { contactBidx, purpose: request.purpose, boundTo: request.boundTo, usedAt: null },
      data: { usedAt: now },
    })
    await tx.oneTimeCode.create({
      data: {
        id,
        personId: request.personId ?? null,
        contactBidx,
        purpose: request.purpose,
        boundTo: request.boundTo,
        codeHash: hashOf(platform, request, code),
        expiresAt: new Date(now.getTime() + LASTS_MS),
      },
    })
  })
  await deliverCode(platform, { ...request, id, code })
}

const SPENT = 'account/code-spent'
const spent = () => new DomainError(SPENT, { code: SPENT })

/**
 * Uses a code up. Wrong guesses count, also when many come at once; five and the code is spent. The same form (`usedBy`,
 * its idempotency key) may bring the right code again: when the process died between the code and the act, the person
 * presses once more and goes on.
 * @returns the id of the code, for the record of what it was used for.
 * @throws DomainError `account/code-wrong` or `account/code-spent`, at the field `code`.
 */
export async function redeemCode(
  platform: Platform,
  request: Omit<CodeRequest, 'locale'>,
  code: string,
  usedBy: string | null,
): Promise<string> {
  const { db, clock } = platform
  const now = clock.real()
  const contactBidx = phoneIndex(platform, request.phone)
  const row = await db.oneTimeCode.findFirst({
    where: {
      contactBidx,
      purpose: request.purpose,
      boundTo: request.boundTo,
      expiresAt: { gt: now },
      ...stillCounts(usedBy),
    },
    orderBy: { expiresAt: 'desc' },
  })
  if (!row) throw spent()
  const typed = code.normalize('NFKC').replace(/\D/g, '')
  const isRight = Buffer.compare(row.codeHash, hashOf(platform, request, typed)) === 0
  // Counted and used up in one step; the right code of the same form costs no further try, however often it comes.
  const { count } = await db.oneTimeCode.updateMany({
    where: { id: row.id, usedAt: null, tries: { lt: MAX_TRIES } },
    data: { tries: { increment: 1 }, ...(isRight ? { usedAt: now, usedBy } : {}) },
  })
  const isMine = count === 0 && usedBy !== null && (await db.oneTimeCode.count({ where: { id: row.id, usedBy } })) > 0
  if (count === 0 && !(isRight && isMine)) throw spent()
  if (!isRight) throw new DomainError('account/code-wrong', { code: 'account/code-wrong' })
  return row.id
}

/** Codes that were not used yet, or by this very form. */
const stillCounts = (usedBy: string | null) => (usedBy ? { OR: [{ usedAt: null }, { usedBy }] } : { usedAt: null })

/** Whether this is the right code that was used already: a form sent twice is answered like the first time. */
export async function isCodeUsed(
  platform: Platform,
  request: Omit<CodeRequest, 'locale'>,
  code: string,
): Promise<boolean> {
  const { db, clock } = platform
  const row = await db.oneTimeCode.findFirst({
    where: {
      contactBidx: phoneIndex(platform, request.phone),
      purpose: request.purpose,
      boundTo: request.boundTo,
      usedAt: { not: null },
      expiresAt: { gt: clock.real() },
    },
    orderBy: { expiresAt: 'desc' },
  })
  if (!row) return false
  const typed = code.normalize('NFKC').replace(/\D/g, '')
  if (Buffer.compare(row.codeHash, hashOf(platform, request, typed)) === 0) return true
  // Nobody guesses at a used code: the first wrong one ends it.
  await db.oneTimeCode.updateMany({ where: { id: row.id }, data: { expiresAt: clock.real() } })
  return false
}
