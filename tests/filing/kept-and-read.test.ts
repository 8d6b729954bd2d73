import { describe, expect, it } from 'vitest'
import { isWanted, keepWish, sentencesOf, voiceFor } from '#app/ui/aloud/speech.ts'
import { forgetAllTyped, forgetTyped, keepTyped, typedOn } from '#app/ui/kept/typed.ts'

const HOUR_MS = 3_600_000
const PAGE = '/file/1/what'

/** The storage of a browser. */
function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}
const broken = {
  ...shelf(),
  getItem: () => {
    throw new Error('no storage here')
  },
  setItem: () => {
    throw new Error('no storage here')
  },
}

describe('what is typed without a network', () => {
  it('is there again on the same page, every line of a list in its place, and nowhere else', () => {
    const device = shelf()
    keepTyped(device, PAGE, { facts: ['房东不退押金'], acts: ['道歉', '修门'] }, 0)
    expect(typedOn(device, PAGE, HOUR_MS)).toEqual({ facts: ['房东不退押金'], acts: ['道歉', '修门'] })
    expect(typedOn(device, '/file/2/what', HOUR_MS)).toBeNull()
  })

  it('is kept without numbers of identity and codes', () => {
    const device = shelf()
    keepTyped(device, PAGE, { name: ['戴小雨'], idNumber: ['330699199903074521'], code: ['123456'], csrf: ['x'] }, 0)
    expect(typedOn(device, PAGE, 0)).toEqual({ name: ['戴小雨'] })
    expect(device.getItem(device.key(0) ?? '')).not.toContain('330699199903074521')
  })

  it('is gone after a day, once the server has it, and when somebody leaves', () => {
    const device = shelf()
    keepTyped(device, PAGE, { facts: ['一'] }, 0)
    expect(typedOn(device, PAGE, 24 * HOUR_MS - 1)).toEqual({ facts: ['一'] })
    expect(typedOn(device, PAGE, 24 * HOUR_MS)).toBeNull()
    expect(device.length).toBe(0)
    keepTyped(device, PAGE, { facts: ['二'] }, 0)
    forgetTyped(device, PAGE)
    expect(typedOn(device, PAGE, 0)).toBeNull()
    keepTyped(device, PAGE, { facts: ['三'] }, 0)
    keepTyped(device, '/file/2/who', { name: ['马建国'] }, 0)
    device.setItem('somebody-else', 'stays')
    forgetAllTyped(device)
    expect([device.length, device.getItem('somebody-else')]).toEqual([1, 'stays'])
  })

  it('breaks nothing in a browser that keeps nothing', () => {
    expect(() => keepTyped(broken, PAGE, { facts: ['一'] }, 0)).not.toThrow()
    expect(typedOn(broken, PAGE, 0)).toBeNull()
  })
})

describe('a page that is read aloud', () => {
  const voice = (lang: string, localService = true) => ({ lang, localService })

  it.each([
    ['of the mainland before Taiwan', ['zh-TW', 'zh-CN'], 'zh-CN', 'zh-CN'],
    ['written as Android writes it', ['en_US', 'zh_CN'], 'zh-CN', 'zh_CN'],
    ['by its other name', ['cmn-Hans-CN'], 'zh-CN', 'cmn-Hans-CN'],
    ['but never Cantonese', ['zh-HK', 'en-US'], 'zh-CN', null],
    ['nor English for Chinese', ['en-US'], 'zh-CN', null],
    ['English for English', ['zh-CN', 'en-GB'], 'en', 'en-GB'],
  ] as const)('has a voice %s', (_, langs, locale, wanted) => {
    expect(
      voiceFor(
        langs.map((lang) => voice(lang)),
        locale,
      )?.lang ?? null,
    ).toBe(wanted)
  })

  it('has the voice of the device before one that needs a network, and the latter before none', () => {
    const far = voice('zh-CN', false)
    expect(voiceFor([far, voice('zh-CN')], 'zh-CN')?.localService).toBe(true)
    expect(voiceFor([far], 'zh-CN')).toBe(far)
  })

  it('comes sentence by sentence, nothing left out and amounts whole', () => {
    expect(sentencesOf(['押金是3,400.50元。房东不退！为什么？', '', '您是租客吗'])).toEqual([
      '押金是3,400.50元。',
      '房东不退！',
      '为什么？',
      '您是租客吗',
    ])
  })

  it('remembers the wish on this device until it is stopped', () => {
    const device = shelf()
    expect(isWanted(device)).toBe(false)
    keepWish(device, true)
    expect(isWanted(device)).toBe(true)
    keepWish(device, false)
    expect([isWanted(device), isWanted(broken)]).toEqual([false, false])
    expect(() => keepWish(broken, true)).not.toThrow()
  })
})
