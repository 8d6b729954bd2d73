// Who may import whom, as a table; dependency-cruiser gets one rule for each room from it.
// routes → domain → {storage, prisma, media, templates}; leaves know nobody.
const rooms = [
  { room: 'app/routes/', may: ['app/routes/', 'app/domain/', 'app/http/', 'app/ui/', 'app/i18n/', 'media/client/'] },
  { room: 'app/http/', may: ['app/http/', 'app/domain/', 'app/i18n/'] },
  { room: 'app/domain/', may: ['app/domain/', 'app/storage/', 'prisma/', 'media/server/', 'templates/', 'app/i18n/'] },
  { room: 'app/ui/', may: ['app/ui/', 'app/i18n/'] },
  { room: 'app/storage/', may: ['app/storage/'] },
  { room: 'app/i18n/', may: ['app/i18n/'] },
  { room: 'media/server/', may: ['media/server/'] },
  { room: 'media/client/', may: ['media/client/'] },
  { room: 'templates/', may: ['templates/'] },
  { room: 'prisma/', may: ['prisma/'] },
]

// The one place where everything is put together, and the process that serves it.
const assembly = '^app/http/(platform|senders)\\.server\\.ts$|^app/http/server/'

const registry = '^app/domain/engine/registry\\.server\\.ts$'
const own = '^(app|prisma|media|templates|tests|dev)/'

module.exports = {
  forbidden: [
    ...rooms.map(({ room, may }) => ({
      name: `from-${room.replace(/\/$/, '').replace('/', '-')}`,
      severity: 'error',
      from: { path: `^${room}`, pathNot: assembly },
      to: { path: own, pathNot: `^(?:${may.join('|')})` },
    })),
    {
      name: 'nobody-imports-tests-or-tools',
      severity: 'error',
      from: { path: '^(app|prisma|media|templates)/' },
      to: { path: '^(tests|dev)/' },
    },
    {
      name: 'routes-ask-the-domain',
      comment: 'A route knows no query: neither the client of the database nor its addresses.',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^prisma/|node_modules/(pg|@prisma)/' },
    },
    {
      name: 'no-circles',
      comment:
        'The registry of the engine names every area and is made at its first use: circles through it are meant.',
      severity: 'error',
      from: { path: own },
      to: { circular: true, viaOnly: { pathNot: registry, dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^prisma/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
