import { randomBytes } from 'node:crypto'
import type { Actor } from '#app/domain/engine/actor.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import { type Db, Prisma } from '#prisma/client.server.ts'
import { type Codec, codecFor } from '#prisma/codec.server.ts'
import { type Bench, sideBySide } from './measure.ts'
import { type BenchSite, openSite } from './site.ts'

const CHAINS = 16
const EACH = 12
const MS = 1_000
const ROUNDS = 9

interface Chain {
  readonly id: string
  readonly codec: Codec
  readonly actor: Actor
}

async function chainsOf({ platform, owner }: BenchSite): Promise<Chain[]> {
  const { rows } = await owner.query<{ id: string; person: string }>(
    `select d.id, (select person_id from party p where p.dispute_id = d.id limit 1) as person from dispute d limit $1`,
    [CHAINS],
  )
  return Promise.all(
    rows.map(async ({ id, person }) => ({
      id,
      codec: await codecFor(platform.db, platform.keys, 'dispute', id),
      actor: { kind: 'holder' as const, disputeId: id, personId: person, locale: 'zh-CN' as const },
    })),
  )
}

/** All chains at once, one event after the other in each. @returns milliseconds for one event. */
const round = (chains: readonly Chain[], write: (chain: Chain) => Promise<unknown>) => async () => {
  const from = performance.now()
  await Promise.all(
    chains.map(async (chain) => {
      for (let n = 0; n < EACH; n++) await write(chain)
    }),
  )
  return (performance.now() - from) / (chains.length * EACH)
}

const payload = { text: '对方同意分两期付，第一期下个月五号。', amountFen: 340_000, step: 'note' }

const LEAF = 'x'.repeat(430)
const fresh = (bytes: number) => new Uint8Array(randomBytes(bytes))

/** The same row, made up: same columns, same size, nothing looked up, nothing chained, nothing sealed. */
function rawInsert(db: Db, name: 'bench_keyed' | 'bench_plain') {
  const table = Prisma.raw(name)
  let seq = 0
  return ({ id }: Chain) => {
    seq += 1
    return db.$executeRaw`
      insert into ${table} (chain_id, seq, at, type, actor_role, actor, commitment, prev_hash, leaf, leaf_hash, salt, cipher)
      values (${id}::uuid, ${seq}, now(), 'bench.note', 'applicant', 'x', ${fresh(32)}, ${fresh(32)}, ${LEAF}, ${fresh(32)},
        ${fresh(32)}, ${fresh(150)})`
  }
}

/** The chained, guarded, sealed entry of the trail against a plain insert of the same row under the same keys. */
export const trail: Bench = {
  name: 'trail',
  about: 'appending to the trail against a raw INSERT of the same row, both by one Prisma client',
  async run({ say }) {
    const site = await openSite({ rows: 1_000, durable: true, say })
    const { platform, owner } = site
    try {
      await owner.query(`create table bench_keyed (like trail_event including all, salt bytea, cipher bytea);
        create table bench_plain (like trail_event including defaults including generated, salt bytea, cipher bytea);
        grant insert on bench_keyed, bench_plain to yanhe_app`)
      const chains = await chainsOf(site)
      const append = ({ id, codec, actor }: Chain) =>
        appendEvent(platform.db, { chainId: id, type: 'bench.note', role: 'applicant', actor, payload, codec })
      const [keyed, keyless] = [rawInsert(platform.db, 'bench_keyed'), rawInsert(platform.db, 'bench_plain')]
      const mixed = await sideBySide(round(chains, append), round(chains, keyed), ROUNDS)
      const plain = await sideBySide(round(chains, append), round(chains, keyless), ROUNDS)
      const one = chains.slice(0, 1)
      const hot = await sideBySide(round(one, append), round(one, keyed), ROUNDS)
      const rates = ({ ours, theirs }: typeof mixed) => `${(MS / ours).toFixed(0)}/s : ${(MS / theirs).toFixed(0)}/s`
      return [
        {
          what: `trail, ${CHAINS} disputes at once : raw INSERT`,
          value: 1 / mixed.ratio,
          unit: '× its rate',
          goal: { atLeast: 0.85 },
          sides: rates(mixed),
        },
        {
          what: 'the same : INSERT into a table without a key',
          value: 1 / plain.ratio,
          unit: '× its rate',
          goal: null,
          sides: rates(plain),
        },
        {
          what: 'trail, one dispute : raw INSERT',
          value: 1 / hot.ratio,
          unit: '× its rate',
          goal: null,
          sides: rates(hot),
        },
      ]
    } finally {
      await site.stop()
    }
  },
}
