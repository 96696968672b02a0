import { afterEach, beforeEach, expect, vi } from 'vitest'

// Noise on the console is a fault that nobody looked at.
const noise: string[] = []

beforeEach(() => {
  noise.length = 0
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      noise.push(`console.${level}: ${words.map(String).join(' ')}`)
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(noise, 'a test must leave the console quiet').toEqual([])
})
