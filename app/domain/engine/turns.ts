/**
 * Lets so many go on at once; the others wait here, in the order of their coming, and hold nothing meanwhile.
 * @returns what does one piece of work when its turn comes.
 */
export function turnsOf(most: number) {
  let inside = 0
  const waiting: (() => void)[] = []
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (inside >= most) await new Promise<void>((enter) => waiting.push(enter))
    else inside += 1
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes at this moment takes it before those who wait.
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
