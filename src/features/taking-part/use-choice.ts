import { useEffect, useMemo, useState } from 'react'
import { addPosts, countFates, type Marks, matching } from '../../core/voice/choice.ts'
import type { Post } from '../../core/voice/post.ts'
import type { PartHere } from './here.tsx'
import { type Kept, keepPosts, keepSaid, placeOf } from './kept.ts'
import type { Masking } from './send-posts.ts'

/** The posts of the archives opened here, and what was said of them; kept on this device as they change. */
export function useChoice(part: PartHere, kept: Kept) {
  const [posts, setPosts] = useState(kept.posts)
  const [marks, setMarks] = useState<Marks>(kept.marks)
  const [words, setWords] = useState(kept.words)
  const [known, setKnown] = useState<Kept>(kept)
  const place = placeOf(part)
  useEffect(() => {
    if (known.posts !== posts)
      void keepPosts(place, posts, Date.now()).then(() => setKnown((before) => ({ ...before, posts })))
  }, [place, posts, known.posts])
  useEffect(() => {
    if (known.marks !== marks || known.words !== words)
      void keepSaid(place, marks, words, Date.now()).then(() => setKnown((before) => ({ ...before, marks, words })))
  }, [place, marks, words, known.marks, known.words])
  const counts = useMemo(() => countFates(posts, part, marks), [posts, part, marks])
  const masking: Masking = part.maskOthers ? { language: part.language, words } : undefined
  return {
    posts,
    marks,
    words,
    counts,
    masking,
    /** Whether this device would know it all, were the page loaded anew. */
    isKept: known.posts === posts && known.marks === marks && known.words === words,
    setMarks,
    setWords,
    add: (more: readonly Post[]) => setPosts((before) => addPosts(before, more)),
    going: (): readonly Post[] => matching(posts, { fate: 'going' }, part, marks),
    /** All has been sent: the texts leave this device's memory. What was struck out is remembered by its ids. */
    letGo: () => void keepPosts(place, [], Date.now()),
  }
}

export type Choice = ReturnType<typeof useChoice>
