import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { type Prisma, PrismaClient } from './generated/client.ts'

export { Prisma } from './generated/client.ts'

/** The record. One pool serves it and plain SQL alike; who made the pool ends it. */
export type Db = PrismaClient
/** The record inside one transaction. */
export type Tx = Prisma.TransactionClient

export const createDb = (pool: Pool): Db =>
  new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 10_000, timeout: 20_000 } })
