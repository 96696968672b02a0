import { standIn } from '../../core/voice/mask-stand-ins.ts'
import type { PostLanguage } from '../../core/voice/post.ts'

type Props = { readonly text: string; readonly language: PostLanguage; readonly isStruck?: boolean }

/** A text as it is sent, with what stands in for people's names marked. */
export function MaskedText({ text, language, isStruck = false }: Props) {
  const parts: { readonly at: number; readonly text: string; readonly isMask: boolean }[] = []
  let at = 0
  for (const { index, 0: piece } of text.matchAll(standIn)) {
    parts.push({ at, text: text.slice(at, index), isMask: false }, { at: index, text: piece, isMask: true })
    at = index + piece.length
  }
  parts.push({ at, text: text.slice(at), isMask: false })
  return (
    <p className={isStruck ? 'post-text struck' : 'post-text'} lang={language === 'unknown' ? undefined : language}>
      {parts.map((part) =>
        part.isMask ? <mark key={`${part.at} mask`}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
      )}
    </p>
  )
}
