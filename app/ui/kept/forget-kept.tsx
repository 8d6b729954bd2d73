import { useEffect } from 'react'
import { forgetAllTyped } from './typed.ts'

/** Throws away everything that this device kept for a page or a file: it was filed, or somebody leaves. */
export async function forgetKept(): Promise<void> {
  forgetAllTyped(window.localStorage)
  const { clearShelf } = await import('./file-shelf.ts')
  await clearShelf()
}

/** The same on a page after which nothing is needed any more. */
export const ForgetKept = () => {
  useEffect(() => void forgetKept().catch(() => undefined), [])
  return null
}
