import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Folder of the clone. */
export const root = resolve(import.meta.dirname, '..')

/** Folder per user, outside the clone, for what is fetched or built once. */
export const cacheDir =
  process.env.YANHE_CACHE_DIR ?? join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'yanhe')

/** The Node that came with the packages; the one that runs us where there is none for this platform. */
export const nodeProgram = [join(root, 'node_modules/.bin/node')].find((path) => existsSync(path)) ?? process.execPath
