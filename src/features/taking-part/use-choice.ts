import { useEffect, useMemo, useRef, useState } from 'react'
import { addPosts, countFates, type Marks, matching } from '../../core/voice/choice.ts'
import type { Post } from '../../core/voice/post.ts'
import type { PartHere } from './here.tsx'
import { type Kept, keepPosts, keepSaid } from './kept.ts'
import type { Masking } from './send-posts.ts'

/** The posts of the archives opened here, and what was said of them; kept on this device as they change. */
export function useChoice(part: PartHere, kept: Kept) {
  const [posts, setPosts] = useState(kept.posts)
  const [marks, setMarks] = useState<Marks>(kept.marks)
  const [words, setWords] = useState(kept.words)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    // Where one strikes out post after post, not each stroke is written by itself.
    const timer = setTimeout(() => void keepSaid(part.id, marks, words, Date.now()), 200)
    return () => clearTimeout(timer)
  }, [part.id, marks, words])
  const counts = useMemo(() => countFates(posts, part, marks), [posts, part, marks])
  const masking: Masking = part.maskOthers ? { language: part.language, words } : undefined
  return {
    posts,
    marks,
    words,
    counts,
    masking,
    setMarks,
    setWords,
    add: (more: readonly Post[]) => {
      setPosts((before) => {
        const all = addPosts(before, more)
        void keepPosts(part.id, all).then(() => keepSaid(part.id, marks, words, Date.now()))
        return all
      })
    },
    going: (): readonly Post[] => matching(posts, { fate: 'going' }, part, marks),
    /** All has been sent: the texts leave this device's memory. What was struck out is remembered by its ids. */
    letGo: () => void keepPosts(part.id, []),
  }
}

export type Choice = ReturnType<typeof useChoice>
