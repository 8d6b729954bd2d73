import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DEMO_ORGANISATION_ID } from '#app/domain/seed/people.ts'
import { nodeProgram, root } from '#dev/paths.ts'
import { chooseFreePort } from '#dev/processes.ts'
import { type Bench, cpuMs, sideBySide } from './measure.ts'
import { Asker, type BenchSite, openSite, statementsOf } from './site.ts'

const REQUESTS = 60
const COUNTED = 10
const WARM = 100
const STATES = 'filed,registered,inviting,refused,unreachable,needsInfo,returned,choosingMediator,mediatorOffered'

interface Bare {
  readonly origin: string
  readonly pid: number
  stop(): void
}

/** `sealed`: it does not even open the names. */
async function startBare({ instance }: BenchSite, names: 'opened' | 'sealed'): Promise<Bare> {
  const port = await chooseFreePort()
  const child = spawn(nodeProgram, ['--import', 'tsx', 'tests/bench/bare/server.tsx'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: instance.inside.env.DATABASE_URL,
      KEYS_DIR: join(instance.dataDir, 'keys'),
      ORGANISATION: DEMO_ORGANISATION_ID,
      STATES,
      NAMES: names,
    },
  })
  await once(child, 'message')
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() }
}

/** CPU of a process for each page that it gives. */
const cpuRound = (pid: number, ask: () => Promise<unknown>) => async () => {
  const before = cpuMs(pid)
  for (let n = 0; n < REQUESTS; n++) await ask()
  return (cpuMs(pid) - before) / REQUESTS
}

async function pageOf(asker: Asker, origin: string, path: string, cookie = '') {
  const { status } = await asker.get(origin, path, cookie)
  if (status !== 200) throw new Error(`${path} answered ${status}`)
}

/** The dispatcher's inbox of fifty rows against the smallest Remix list with the same rows. */
export const list: Bench = {
  name: 'list',
  about: "the dispatcher's inbox against a bare Remix + Prisma list with the same fifty rows",
  async run({ say }) {
    const site = await openSite({ rows: 1_000, say })
    const bare = await startBare(site, 'opened')
    const barest = await startBare(site, 'sealed')
    const asker = new Asker()
    try {
      const { cookie } = await site.session('dispatcher')
      const ours = () => pageOf(asker, site.instance.origin, '/dispatch', cookie)
      const theirs = () => pageOf(asker, bare.origin, '/')
      const fewest = () => pageOf(asker, barest.origin, '/')
      for (let n = 0; n < WARM; n++) await Promise.all([ours(), theirs(), fewest()])
      const cpu = await sideBySide(cpuRound(site.webPid, ours), cpuRound(bare.pid, theirs), 7)
      const sealed = await sideBySide(cpuRound(site.webPid, ours), cpuRound(barest.pid, fewest), 3)
      const count = async (run: () => Promise<unknown>) => {
        const given = await statementsOf(site, async () => {
          for (let n = 0; n < COUNTED; n++) await run()
        })
        return given.length / COUNTED
      }
      const [own, bares] = [await count(ours), await count(theirs)]
      const sides = ({ ours: a, theirs: b }: typeof cpu) => `${a.toFixed(2)} ms : ${b.toFixed(2)} ms of CPU a page`
      return [
        {
          what: 'inbox : bare list, names opened',
          value: cpu.ratio,
          unit: '×',
          goal: { atMost: 1.25 },
          sides: sides(cpu),
        },
        {
          what: 'inbox : bare list that opens no name',
          value: sealed.ratio,
          unit: '×',
          goal: null,
          sides: sides(sealed),
        },
        {
          what: 'statements of a page',
          value: own,
          unit: '',
          goal: { atMost: 3 },
          sides: `${own} : ${bares} statements`,
        },
      ]
    } finally {
      asker.close()
      bare.stop()
      barest.stop()
      await site.stop()
    }
  },
}
