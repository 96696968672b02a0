import Bowser from 'bowser'
import { isbot } from 'isbot'
import type { DeviceClass } from '../../core/click.ts'

export type Visitor = DeviceClass | 'robot'

const longest = 512

/**
 * Tells people's devices from robots by the user agent. Answers are remembered for the `size` last
 * met user agents, in memory only and whoever sent them: looking closely takes a hundred times longer.
 */
export function openVisitors(size = 2_000): (userAgent: string | undefined) => Visitor {
  const known = new Map<string, Visitor>()
  return (userAgent) => {
    // Every browser says what it is. What does not is a script.
    if (!userAgent) return 'robot'
    // Not remembered, so that the memory stays bounded; and cut, as patterns on long texts take long.
    if (userAgent.length > longest) return look(userAgent.slice(0, longest))
    const before = known.get(userAgent)
    if (before !== undefined) return before
    const visitor = look(userAgent)
    if (known.size >= size) known.clear()
    known.set(userAgent, visitor)
    return visitor
  }
}

function look(userAgent: string): Visitor {
  if (isbot(userAgent)) return 'robot'
  switch (Bowser.getParser(userAgent).getPlatformType(true)) {
    case 'mobile':
      return 'phone'
    case 'tablet':
      return 'tablet'
    case 'desktop':
      return 'desktop'
    default:
      return 'other'
  }
}
