import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { environmentNames } from '#app/http/env.server.ts'
import { root } from '#dev/paths.ts'
import { productionEnvironment } from '#dev/production.ts'
import { renderChart } from '#tests/support/render-chart.ts'

const run = promisify(execFile)
const deploy = (path: string) => join(root, 'deploy', path)
const text = (path: string) => readFile(deploy(path), 'utf8')
const CHART = deploy('helm/yanhe')

/**
 * Settings that no deployment has: for demonstrations, for tests, for the parts that `npm start` brings itself, and the
 * passphrase that is given to a backup alone.
 */
const NOT_DEPLOYED = [
  'BACKUP_PASSPHRASE',
  ...['DEMO', 'LAW_CLOCK_OFFSET_MS', 'YANHE_FAULT', 'YANHE_FAULT_LOG'],
  ...['WEED_BIN', 'LIVEKIT_SERVER_BIN', 'YANHE_CACHE_DIR', 'YANHE_BUILD_DIR'],
]

type Tree = Readonly<Record<string, unknown>>
const compose = async () =>
  parse(await text('compose/compose.yaml'), { merge: true }) as { services: Record<string, Tree> }
const ours = async () => Object.entries((await compose()).services).filter(([, one]) => one.image === 'yanhe:0.1.0')
const assigned = (lines: string) =>
  [...lines.matchAll(/^(?:Environment=)?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '')
const inUnit = (unit: string) =>
  [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, words = '']) =>
    words.split(' ').map((word) => word.split('=')[0] ?? ''),
  )

async function rendered(): Promise<Tree[]> {
  const texts = [...(await renderChart(CHART)).values()]
  return texts.flatMap((one) =>
    parseAllDocuments(one).map((document) => {
      expect(document.errors).toEqual([])
      return document.toJS() as Tree
    }),
  )
}

describe('the settings of a deployment', () => {
  const used = async (): Promise<string[]> => {
    const units = await Promise.all((await readdir(deploy('systemd'))).map((name) => text(`systemd/${name}`)))
    const services = (await ours()).flatMap(([, one]) => Object.keys((one.environment ?? {}) as Tree))
    const files = await Promise.all(['yanhe.env', 'migrate.env'].map(text))
    const values = parse(await text('helm/yanhe/values.yaml')) as { settings: Tree }
    const map = (await rendered()).find(({ kind }) => kind === 'ConfigMap')?.data as Tree
    const image = [...(await text('Dockerfile')).matchAll(/^ENV (.*)$/gm)].flatMap(([, words = '']) => words.split(' '))
    return [
      ...[...units.flatMap(inUnit), ...services, ...files.flatMap(assigned)],
      ...[...Object.keys(values.settings), ...Object.keys(map), ...image.map((word) => word.split('=')[0] ?? '')],
    ]
  }

  it('are names that the platform reads', async () => {
    const strange = [...new Set(await used())].filter((name) => !environmentNames.includes(name))
    expect(strange).toEqual([])
  })

  it('are all there, except those that no deployment has', async () => {
    const names = new Set(await used())
    expect(environmentNames.filter((name) => !names.has(name)).sort()).toEqual([...NOT_DEPLOYED].sort())
  })

  it('stand in the list of every setting too, and that list holds no other', async () => {
    const listed = (await readFile(join(root, '.env.example'), 'utf8')).matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)
    const forTests = ['CHROMIUM', 'PYHANKO']
    const names = [...listed].map(([, name]) => name ?? '').filter((name) => !forTests.includes(name))
    expect(names.sort()).toEqual(environmentNames.filter((name) => name !== 'NODE_ENV').sort())
  })

  it('start a real instance once the blanks are filled in', async () => {
    const filled = (await text('yanhe.env'))
      .replaceAll('REPLACE', 'a-word-of-our-own')
      .matchAll(/^([A-Z0-9_]+)=(.*)$/gm)
    const env = Object.fromEntries([...filled].map(([, name = '', value = '']) => [name, value || 'own'.repeat(12)]))
    expect(() => productionEnvironment(env)).not.toThrow()
  })
})

describe('the containers', () => {
  it('give the owner of the tables, and the keys that may make a bucket, to the migration alone', async () => {
    const services = await ours()
    expect(services.map(([name]) => name).sort()).toEqual(['migrate', 'web', 'worker'])
    for (const [name, { environment }] of services) {
      const env = environment as Record<string, string>
      expect([name, 'DATABASE_MIGRATION_URL' in env]).toEqual([name, name === 'migrate'])
      expect([name, env.S3_ACCESS_KEY]).toEqual([name, name === 'migrate' ? 'admin' : 'app'])
      expect(env.DEMO).toBeUndefined()
    }
  })

  it('ask for every secret, and have none of their own', async () => {
    const file = await text('compose/compose.yaml')
    const asked = [...new Set([...file.matchAll(/\$\{([A-Z0-9_]+)(:\?)?/g)].map(([, name]) => name))]
    expect([...file.matchAll(/\$\{[A-Z0-9_]+\}/g)]).toEqual([])
    const offered = [...(await text('compose/.env.example')).matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name)
    expect(asked.sort()).toEqual(offered.sort())
  })

  it('name only volumes, files and neighbours that are there', async () => {
    const whole = parse(await text('compose/compose.yaml'), { merge: true }) as Record<string, Record<string, Tree>>
    const names = Object.keys(whole.services ?? {})
    for (const one of Object.values(whole.services ?? {})) {
      const needs = Array.isArray(one.depends_on) ? one.depends_on : Object.keys((one.depends_on ?? {}) as Tree)
      for (const need of needs) expect(names).toContain(need)
      for (const volume of (one.volumes ?? []) as string[]) {
        const [source = ''] = volume.split(':')
        const isThere = source.startsWith('./')
          ? existsSync(deploy(`compose/${source}`))
          : source in (whole.volumes ?? {})
        expect([volume, isThere]).toEqual([volume, true])
      }
      for (const { source } of (one.configs ?? []) as { source: string }[]) {
        expect(Object.keys(whole.configs ?? {})).toContain(source)
      }
    }
    const [, s3] = [whole.configs?.livekit, whole.configs?.s3].map((one) => String(one?.content))
    expect(() => JSON.parse(s3 ?? '')).not.toThrow()
    expect(parse(String(whole.configs?.livekit?.content)).rtc.udp_port).toBe(7882)
  })

  it('start programs that are there', async () => {
    const files = [await text('compose/compose.yaml'), await text('Dockerfile')]
    const units = await Promise.all((await readdir(deploy('systemd'))).map((name) => text(`systemd/${name}`)))
    const chart = [...(await renderChart(CHART)).values()]
    const scripts = [...files, ...units, ...chart].flatMap((one) => one.match(/\bdev\/[\w-]+\.ts\b/g) ?? [])
    expect(new Set(scripts)).toContain('dev/web.ts')
    for (const script of new Set(scripts)) expect([script, existsSync(join(root, script))]).toEqual([script, true])
  })
})

describe('the chart', () => {
  it('is rendered to objects of Kubernetes, each with a name of its own', async () => {
    const objects = await rendered()
    const names = objects.map(({ kind, metadata }) => `${kind} ${(metadata as Tree).name}`)
    expect(names.sort()).toEqual([
      'ConfigMap yanhe-settings',
      'Deployment yanhe-web',
      'Deployment yanhe-worker',
      'Ingress yanhe',
      'Job yanhe-migrate',
      'PodDisruptionBudget yanhe-web',
      'Service yanhe-web',
    ])
    expect((await renderChart(CHART, { ingress: { enabled: false } })).get('ingress.yaml')?.trim()).toBe('')
  })

  it('gives the owner of the tables to the migration alone', async () => {
    const texts = await renderChart(CHART)
    const holders = [...texts].filter(([, one]) => one.includes('yanhe-migration')).map(([name]) => name)
    expect(holders).toEqual(['migrate.yaml'])
  })
})

describe('the units', () => {
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'systemd-analyze'))
    .find(existsSync)

  it('are accepted by systemd, where there is one', async () => {
    if (!program) return
    const folder = await mkdtemp(join(tmpdir(), 'yanhe-units-'))
    const names = await readdir(deploy('systemd'))
    for (const name of names) {
      const unit = (await text(`systemd/${name}`)).replaceAll('/opt/yanhe', root)
      await writeFile(join(folder, name), unit)
    }
    const paths = names.map((name) => join(folder, name.replace('@.', '@3001.')))
    for (const name of names.filter((one) => one.includes('@.'))) {
      await writeFile(join(folder, name.replace('@.', '@3001.')), await readFile(join(folder, name)))
    }
    const said = await run(program, ['verify', '--man=no', ...paths], {
      env: { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` },
    }).then(
      ({ stderr }) => stderr,
      (error: { stderr: string }) => error.stderr,
    )
    await rm(folder, { recursive: true })
    expect(said.split('\n').filter((line) => line.includes('yanhe'))).toEqual([])
  })

  it('run without rights that they do not need', async () => {
    for (const name of await readdir(deploy('systemd'))) {
      const unit = await text(`systemd/${name}`)
      for (const line of ['User=yanhe', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet=\n']) {
        expect([name, unit.includes(line)]).toEqual([name, true])
      }
      expect([name, unit.includes('migrate.env')]).toEqual([name, name === 'yanhe-migrate.service'])
    }
  })
})
