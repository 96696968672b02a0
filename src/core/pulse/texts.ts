import type { Texts } from './answers.ts'

/** Texts are told where so many people wrote to an item, or as many as the wave's threshold if that is more. */
export const leastWriters = 10

export type ToldText = { readonly item: string; readonly words: string }

/** What may be told of what people wrote: of each item that enough of them wrote to. */
export function toldTexts(written: readonly Texts[], threshold: number): readonly ToldText[] {
  const all = written.flatMap((texts) => Object.entries(texts).map(([item, words]) => ({ item, words })))
  const writers = Map.groupBy(all, ({ item }) => item)
  return [...writers.values()].filter((own) => own.length >= Math.max(leastWriters, threshold)).flat()
}
