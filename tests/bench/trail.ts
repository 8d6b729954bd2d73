import { randomBytes } from 'node:crypto'
import type { Actor } from '#app/domain/engine/actor.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import { type Codec, codecFor } from '#prisma/codec.server.ts'
import { type Bench, sideBySide } from './measure.ts'
import { type BenchSite, openSite } from './site.ts'

const CHAINS = 16
const EACH = 12
const MS = 1_000

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

/** The chained, guarded, sealed entry of the trail against a plain insert of a row of the same size. */
export const trail: Bench = {
  name: 'trail',
  about: 'appending to the trail against a raw INSERT of a row of the same size, both by one Prisma client',
  async run({ say }) {
    const site = await openSite({ rows: 1_000, durable: true, say })
    const { platform, owner } = site
    try {
      await owner.query(`create table bench_event (id uuid primary key default gen_random_uuid(), chain_id uuid not null,
        at timestamptz not null default now(), type text not null, actor_role text not null, actor text not null,
        commitment bytea not null, prev_hash bytea not null, leaf text not null, leaf_hash bytea not null, salt bytea, cipher bytea);
        grant insert on bench_event to yanhe_app`)
      const chains = await chainsOf(site)
      const append = ({ id, codec, actor }: Chain) =>
        appendEvent(platform.db, { chainId: id, type: 'bench.note', role: 'applicant', actor, payload, codec })
      const [hash, leaf, cipher] = [new Uint8Array(randomBytes(32)), 'x'.repeat(430), new Uint8Array(randomBytes(150))]
      const insert = ({ id }: Chain) => platform.db.$executeRaw`
        insert into bench_event (chain_id, type, actor_role, actor, commitment, prev_hash, leaf, leaf_hash, salt, cipher)
        values (${id}::uuid, 'bench.note', 'applicant', 'x', ${hash}, ${hash}, ${leaf}, ${hash}, ${hash}, ${cipher})`
      const mixed = await sideBySide(round(chains, append), round(chains, insert), 7)
      const hot = await sideBySide(round(chains.slice(0, 1), append), round(chains.slice(0, 1), insert), 7)
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
