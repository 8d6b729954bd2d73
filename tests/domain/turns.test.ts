import { describe, expect, it } from 'vitest'
import { turnsOf } from '#app/domain/engine/turns.ts'

const moment = () => new Promise<void>((wait) => setTimeout(wait, 2))

describe('a thousand who act at one moment (千人同时提交)', () => {
  it('are let in ten at a time, in the order of their coming, and each of them is let in', async () => {
    const inTurn = turnsOf(10)
    const begun: number[] = []
    let inside = 0
    let most = 0
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) =>
        inTurn(async () => {
          begun.push(n)
          inside += 1
          most = Math.max(most, inside)
          await moment()
          inside -= 1
          return n
        }),
      ),
    )
    expect(most).toBe(10)
    expect(begun).toEqual(Array.from({ length: 1_000 }, (_, n) => n))
    expect(answers).toEqual(begun)
  })

  it('do not wait for one whose act was refused', async () => {
    const inTurn = turnsOf(1)
    const refused = inTurn(async () => {
      await moment()
      throw new Error('refused')
    })
    const after = inTurn(async () => 'done')
    await expect(refused).rejects.toThrow('refused')
    await expect(after).resolves.toBe('done')
    await expect(inTurn(async () => 'later')).resolves.toBe('later')
  })
})
