import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askToLogIn, logIn } from '#app/domain/account/login.server.ts'
import { enrolSecond } from '#app/domain/account/second.server.ts'
import { actorOfSession } from '#app/domain/account/sessions.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { loader as display } from '#app/routes/display.ts'
import { type World, world } from '#tests/support/world.ts'

const MEDIATOR = '+8613900000003'

describe('logging in', () => {
  let w: World
  let real: Platform
  beforeAll(async () => {
    w = await world()
    real = { ...w.platform, settings: { ...w.platform.settings, demo: false } }
  })
  afterAll(() => w.stop())

  const codeTo = async (phone: string) => {
    await askToLogIn(w.platform, phone, 'zh-CN')
    return /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''
  }

  it('needs the phone and its code only; the code counts once, and five wrong guesses end it', async () => {
    const phone = '+8613811119999'
    const code = await codeTo(phone)
    const { token, personId } = await logIn(w.platform, { phone, code, second: '' })
    expect(await actorOfSession(w.platform, token)).toMatchObject({ personId, posts: [] })
    await expect(logIn(w.platform, { phone, code, second: '' })).rejects.toMatchObject({ code: 'account/code-spent' })
    const next = await codeTo(phone)
    for (let n = 0; n < 5; n += 1) {
      const wrong = String((Number(next) + 1 + n) % 1_000_000).padStart(6, '0')
      await expect(logIn(w.platform, { phone, code: wrong, second: '' })).rejects.toMatchObject({
        code: 'account/code-wrong',
      })
    }
    await expect(logIn(w.platform, { phone, code: next, second: '' })).rejects.toMatchObject({
      code: 'account/code-spent',
    })
  })

  it('changes the language of all pages for whoever is logged in and presses the other one', async () => {
    const phone = '+8613811117777'
    const { token } = await logIn(w.platform, { phone, code: await codeTo(phone), second: '' })
    const press = (lang: string, cookie: string) => {
      const request = new Request(`https://yanhe.example/display?lang=${lang}&back=/me`, { headers: { cookie } })
      return display({ request, params: {}, context: { platform: w.platform } as never })
    }
    const mine = `__Host-yanhe=${token}`
    const answer = await press('en', mine)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/me'])
    expect(await actorOfSession(w.platform, token)).toMatchObject({ locale: 'en' })
    await press('zh-CN', '__Host-yanhe=somebody-else')
    await press('fr', mine)
    expect(await actorOfSession(w.platform, token)).toMatchObject({ locale: 'en' })
  })

  it('asks staff of a real instance for a second proof, which counts once', async () => {
    const enter = async (second: string) => logIn(real, { phone: MEDIATOR, code: await codeTo(MEDIATOR), second })
    await expect(enter('123456')).rejects.toMatchObject({ code: 'account/second-missing' })
    const address = await real.db.$transaction((tx) => enrolSecond(tx, real, MEDIATOR))
    const secret = new URL(address).searchParams.get('secret') ?? ''
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    await expect(enter('')).rejects.toMatchObject({ code: 'account/second-wrong' })
    const digits = await generate({ secret })
    const { token } = await enter(digits)
    expect((await actorOfSession(real, token))?.posts.map(({ role }) => role)).toContain('mediator')
    await expect(enter(digits)).rejects.toMatchObject({ code: 'account/second-wrong' })
  })

  it('sends one number no more than twenty codes an hour', async () => {
    const phone = '+8613811118888'
    for (let n = 0; n < 20; n += 1) await askToLogIn(real, phone, 'zh-CN')
    await expect(askToLogIn(real, phone, 'zh-CN')).rejects.toMatchObject({ code: 'account/too-many-codes' })
  })
})
