import { ensureClient } from './build.ts'

/** The first step of a test run: nothing that runs later generates the client under the feet of something else. */
await ensureClient((line) => void process.stdout.write(`${line}\n`))
