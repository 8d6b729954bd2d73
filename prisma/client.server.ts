import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { type Prisma, PrismaClient } from './generated/client.ts'

export { Prisma } from './generated/client.ts'

/** The record. One pool serves it and plain SQL alike; who made the pool ends it. */
export type Db = PrismaClient
/** The record inside one transaction. */
export type Tx = Prisma.TransactionClient

/** Named statements are planned once for each connection; the others each time, as the adapter does by itself. */
const names = new Map<string, string>()

/** Every act appends to the trail, some of them ten times: planning that statement would cost a third of it. */
function statementName(sql: string): string {
  if (!sql.includes('from append_event(')) return ''
  const name = names.get(sql) ?? `append_event_${names.size}`
  names.set(sql, name)
  return name
}

export const createDb = (pool: Pool): Db =>
  new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  })
