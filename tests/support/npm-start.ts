import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '#dev/paths.ts'

/** `npm start` as a person types it, in a terminal of its own, over a data folder of the test. */
export class NpmStart {
  private words = ''
  private readonly child: ChildProcess
  readonly ended: Promise<number | null>

  constructor(
    readonly dataDir: string,
    more: Readonly<Record<string, string>> = {},
  ) {
    const { VITEST: _, NODE_ENV: __, ...clean } = process.env
    const env = { ...clean, DATA_DIR: dataDir, ...more } as unknown as NodeJS.ProcessEnv
    this.child = spawn('npm', ['start', '--silent'], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.words += chunk.toString()
      })
    }
    this.ended = new Promise((resolve) => this.child.once('close', resolve))
  }

  get said(): string {
    return this.words
  }

  /** Waits for words of it. @throws Error with all it said when it ends before. */
  async says(words: RegExp): Promise<void> {
    while (!words.test(this.words)) {
      if (this.child.exitCode !== null) throw new Error(`ended with ${this.child.exitCode}:\n${this.words}`)
      await sleep(50)
    }
  }

  /** What a terminal does at Ctrl-C: the signal reaches every process of the group. */
  ctrlC(): void {
    if (this.child.pid) process.kill(-this.child.pid, 'SIGINT')
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** Milliseconds until it has ended, counted from now. */
  async endsIn(): Promise<number> {
    const since = Date.now()
    await this.ended
    return Date.now() - since
  }
}

/** Processes that were started with this folder in their words or settings, as `pid command`. */
export async function processesOf(dataDir: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const found = pids.map(async (pid) => {
    const texts = ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => ''))
    const [command = '', environment = ''] = await Promise.all(texts)
    return `${command}${environment}`.includes(dataDir) ? [`${pid} ${command.replaceAll('\0', ' ')}`] : []
  })
  return (await Promise.all(found)).flat()
}

/** Files that only a running instance may have. */
export async function leftFiles(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir, { recursive: true })
  return names.filter((name) => /(\.lock|\.pid|\.part|\.sock)$|^(address|running\.json)$/.test(name)).sort()
}

/** Every loopback port that the parts wrote down for their next start. */
export async function portsOf(dataDir: string): Promise<number[]> {
  const read = (name: string) => readFile(join(dataDir, name), 'utf8')
  const media = JSON.parse(await read('livekit/livekit.json')) as { port: number }
  return [Number(await read('postgres/port')), ...(JSON.parse(await read('store/ports.json')) as number[]), media.port]
}

/** Whether anybody listens there. */
export function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  }).then((answer) => {
    socket.destroy()
    return answer as boolean
  })
}
