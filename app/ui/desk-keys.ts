import { useEffect } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const rows = () => [...document.querySelectorAll<HTMLElement>('.queue tbody a.lead')]

/** Moves the focus among the rows of a queue: +1 down, −1 up. */
export const walkQueue = (by: number) => {
  const all = rows()
  const here = all.indexOf(document.activeElement as HTMLElement)
  all[Math.max(0, Math.min(all.length - 1, here + by))]?.focus()
}

const press = (key: string) => {
  const wanted = key.toUpperCase()
  const control = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
    (candidate) => candidate.dataset.key?.toUpperCase() === wanted,
  )
  control?.focus()
  control?.click()
  return control !== undefined
}

/** Keys of a desk: J and K walk the queue, Escape closes the list of keys, any other key presses the visible button that shows it. */
export const useDeskKeys = () => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') document.querySelector('details.keys')?.removeAttribute('open')
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || event.key.length !== 1) return
      const key = event.key.toUpperCase()
      if (key === 'J' || key === 'K') walkQueue(key === 'J' ? 1 : -1)
      else if (!press(key)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
