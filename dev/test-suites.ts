import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { otherWays } from '#tests/faults/other-ways.ts'
import { root } from './paths.ts'

/** How a step came out. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  /** Full names of tests that did not run. */
  readonly skipped: readonly string[]
}

/** One step: a name that the budget table knows, and what to run. */
export type Step = { readonly name: string } & (
  | { readonly kind: 'tool'; readonly args: readonly string[] }
  | {
      readonly kind: 'vitest'
      readonly args: readonly string[]
      /** A file for the points at which acts were broken off; only with it are they (`YANHE_CRASHES`). */
      readonly crashLog?: string
    }
  | { readonly kind: 'story'; readonly script: string }
)

/** Folders of tests that need a whole platform or a browser; all others run in every `npm test`. */
const SLOW = ['tests/faults', 'tests/room', 'tests/journeys', 'tests/screens', 'tests/two-processes']
const CASES = 'tests/stories/cases'
/** The longest way: a court gives the application back, everybody signs anew. */
const SAMPLE_STORY = 'unpaid-wages-returned'
/** How soon a part is back is measured with nothing beside it. */
const KILLED_PARTS = 'tests/faults/killed-parts.test.ts'

/** Skips that are known, by full name, each with its reason. */
export const allowedSkips: Readonly<Record<string, string>> = {}

const bin = (path: string) => join('node_modules', path)
const tools: readonly Step[] = [
  { name: 'client', kind: 'tool', args: ['--import', 'tsx', 'dev/ensure-client.ts'] },
  { name: 'format', kind: 'tool', args: [bin('@biomejs/biome/bin/biome'), 'ci', '.'] },
  { name: 'types', kind: 'tool', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  {
    name: 'boundaries',
    kind: 'tool',
    args: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', 'dev/boundaries.cjs', 'app', 'prisma', 'media', 'templates', 'dev'],
    ],
  },
  { name: 'dead-code', kind: 'tool', args: [bin('knip/bin/knip.js'), '--no-progress'] },
]
const build: Step = { name: 'build', kind: 'tool', args: ['--import', 'tsx', 'dev/build-site.ts'] }
const filesIn = (place: string) => (place.endsWith('.ts') ? place : `${place}/**`)
const unit: Step = {
  name: 'unit',
  kind: 'vitest',
  args: [...SLOW, ...otherWays].flatMap((place) => ['--exclude', filesIn(place)]),
}
/** Each act breaks off before and after it and is sent again, once in each file; after that it runs on as usual. */
const brokenOff: Step = {
  name: 'broken-off',
  kind: 'vitest',
  args: otherWays,
  crashLog: join(root, 'tests/.artefacts/broken-off.txt'),
}
const one = (name: string, folder: string): Step => ({ name, kind: 'vitest', args: [folder] })

/** The steps of a suite; without a name those of `npm test`. */
export async function stepsOf(suite: string): Promise<readonly Step[]> {
  const stories = (await storyNames()).map((name): Step => ({ name: `story-${name}`, kind: 'story', script: name }))
  const suites: Readonly<Record<string, readonly Step[]>> = {
    all: [
      ...tools,
      unit,
      brokenOff,
      build,
      ...stories.filter(({ name }) => name === `story-${SAMPLE_STORY}`),
      one('sample-faults', KILLED_PARTS),
      one('sample-journeys', 'tests/journeys/gallery.test.ts'),
      one('sample-screens', 'tests/screens/site-map.test.ts'),
      one('sample-processes', 'tests/two-processes/session.test.ts'),
    ],
    check: tools,
    unit: [unit, brokenOff],
    mutation: [one('mutation', 'tests/mutation')],
    faults: [build, one('faults', 'tests/faults')],
    rooms: [build, one('rooms', 'tests/room')],
    journeys: [build, one('journeys', 'tests/journeys')],
    // Rooms wait for sound and pictures while journeys work.
    browsers: [build, { name: 'browsers', kind: 'vitest', args: ['tests/room', 'tests/journeys'] }],
    screens: [build, one('screens', 'tests/screens')],
    processes: [build, one('two-processes', 'tests/two-processes')],
    // The points alone take as long as all the others: side by side they fill the time in which it waits.
    'side-by-side': [
      build,
      {
        name: 'side-by-side',
        kind: 'vitest',
        args: ['tests/faults', 'tests/screens', 'tests/two-processes', '--exclude', KILLED_PARTS],
      },
    ],
    stories: [build, ...stories],
    // With YANHE_LARGE=1 (npm run test:large) of 2 GiB; never in CI.
    large: [one('large', 'tests/storage/memory.test.ts')],
  }
  const steps = suites[suite]
  if (!steps) throw new Error(`no suite ${suite}; there are ${Object.keys(suites).join(', ')}`)
  return steps
}

async function storyNames(): Promise<string[]> {
  const files = await readdir(join(root, CASES)).catch(() => [])
  return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length))
}

/** Path of a story's script. */
export const scriptPath = (name: string): string => `${CASES}/${name}.json`
