import { Prisma } from '#prisma/client.server.ts'
import { nameIndex, phoneIndex } from '../account/people.server.ts'
import { readPhone } from '../identity/phone.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { type IntakeType, intakeTypes } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { readDisputeCode } from './code.ts'

const SHORTEST = 2
const LONGEST = 60
const CODE_END = /^[2-9A-HJKMNP-Z]{4}$/

/** One character fits nearly everything. */
const mayBeSearched = (q: string): boolean => q.length >= SHORTEST && q.length <= LONGEST

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

let wordsOfTypes: readonly (readonly [IntakeType, string])[] | null = null

/** What each kind of dispute is called: its name, the line below it, and the court's names of its causes. */
function typesNamed(q: string): IntakeType[] {
  wordsOfTypes ??= intakeTypes.map((key) => {
    const { name, tile, causes } = intakeTopic(key)
    const words = [name, tile.text, ...causes].flatMap(({ zh, en }) => [zh, en])
    return [key, words.map(plain).join('\n')] as const
  })
  const wanted = plain(q)
  return wordsOfTypes.flatMap(([key, words]) => (words.includes(wanted) ? [key] : []))
}

/** Whether an address may carry what was typed: a code or a kind of dispute may; a name or a number of somebody never. */
export const mayStandInAddress = (q: string): boolean =>
  readDisputeCode(q) !== null || CODE_END.test(asCodeEnd(q)) || typesNamed(q).length > 0

const asCodeEnd = (q: string): string => q.normalize('NFKC').trim().toUpperCase()

/** File numbers are kept with wide brackets, whichever were typed. */
const asFileNumber = (q: string): string => q.replaceAll('(', '（').replaceAll(')', '）').replace(/\s/g, '')

export interface Search {
  readonly q: string
  readonly most: number
}

/**
 * The cases of these organisations that fit what was typed, the newest first: by code or its last four characters, file
 * number, what it is about, the whole name or the telephone number of a party. What people wrote is sealed and is not
 * searched; names and numbers only fit as a whole, by their keyed index.
 */
export function hitsOf(
  platform: Pick<Platform, 'keys'>,
  organisations: readonly string[],
  { q, most }: Search,
): Prisma.Sql {
  if (!mayBeSearched(q)) return Prisma.sql`select null::uuid as id, 1 as place where false`
  const own = Prisma.sql`d.organisation_id = any(${organisations}::uuid[]) and d.code is not null`
  const found = Prisma.sql`select d.id, d.filed_at from dispute d`
  const ways = [
    Prisma.sql`${found} where ${own} and d.file_number = ${asFileNumber(q)}`,
    Prisma.sql`select d.id, d.filed_at from person p join party y on y.person_id = p.id and y.left_at is null
      join dispute d on d.id = y.dispute_id where p.name_bidx = ${nameIndex(platform, q)} and ${own}`,
  ]
  const code = readDisputeCode(q)?.code
  if (code) ways.push(Prisma.sql`${found} where ${own} and d.code = ${code}`)
  const end = asCodeEnd(q)
  if (CODE_END.test(end)) ways.push(Prisma.sql`${found} where ${own} and right(d.code, 4) = ${end}`)
  const phone = readPhone(q)
  if (phone.ok) ways.push(byPhone(phoneIndex(platform, phone.value.e164), own))
  const types = typesNamed(q)
  if (types.length > 0) {
    ways.push(Prisma.sql`select h.id, h.filed_at from unnest(${organisations}::uuid[]) o(id)
      cross join unnest(${types}::text[]) t(key) cross join lateral (
        select d.id, d.filed_at from dispute d where d.organisation_id = o.id and d.intake_type = t.key and d.code is not null
        order by d.filed_at desc nulls last, d.id desc limit ${most}) h`)
  }
  return Prisma.sql`select a.id, row_number() over (order by a.filed_at desc nulls last, a.id desc) as place
    from (${Prisma.join(ways, ' union ')}) a order by 2 limit ${most}`
}

const byPhone = (index: Uint8Array<ArrayBuffer>, own: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select d.id, d.filed_at from contact c join party y on y.person_id = c.person_id and y.left_at is null
  join dispute d on d.id = y.dispute_id
  where c.kind = 'phone' and c.value_bidx = ${index} and c.suppressed_at is null and ${own}`
