import { startStore } from '#app/storage/local.server.ts'
import { createStore } from '#app/storage/store.server.ts'

/** Starts an object store over a folder, keeps one object in it, says where it is, and waits to be killed. */
const [dataDir = '', cacheDir = '', key = ''] = process.argv.slice(2)
const local = await startStore({ dataDir, cacheDir, say: () => undefined })
await createStore(local).put(key, Buffer.from('kept'))
process.stdout.write(JSON.stringify({ accessKey: local.accessKey, endpoint: local.endpoint, pid: local.pid }))
setInterval(() => undefined, 60_000)
