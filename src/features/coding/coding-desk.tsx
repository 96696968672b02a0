import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Language } from '../../core/networks.ts'
import type { Codebook } from '../../core/voice/codebook.ts'
import { nextDecision } from '../../core/voice/coding.ts'
import { type CodingAct, type CodingSession, undoOf } from '../../core/voice/coding-session.ts'
import { useT } from '../../ui/intl.ts'
import { CodeChoice } from './code-choice.tsx'
import { CodeMeanings, useCodeName } from './codebook-words.tsx'
import type { PostToCode } from './find-session.ts'
import { PostShown } from './post-shown.tsx'
import { Told } from './told.tsx'
import { useCoding } from './use-coding.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  readonly studyId: string
  readonly own: Language
  readonly codebook: Codebook
  readonly begun: CodingSession<PostToCode>
  readonly toldBefore: string | null
}

/** One post at a time, by keys, by thumb, or as plain forms. */
export function CodingDesk({ studyId, own, codebook, begun, toldBefore }: Props) {
  const t = useT()
  const nameOf = useCodeName(codebook, own)
  const { session, act, stuck, told, unsent } = useCoding(studyId, codebook, begun)
  const [said, setSaid] = useState('')
  const [post] = session.posts
  const decision = post && nextDecision(codebook, post.answers)
  const undo = undoOf(codebook, session)
  const done = session.total - session.left
  const places = useFocusThatFollows(post?.post, decision?.id)

  const choose = (code: string) => {
    if (!post || !decision) return
    const suggested = post.suggestions[decision.id]
    act({ kind: 'answer', post: post.post, decision: decision.id, code, suggested })
    setSaid(t('coding.said', { code: nameOf(decision.id, code) }))
  }
  const skip = () => {
    if (!post) return
    act({ kind: 'skip', post: post.post })
    setSaid(t('coding.skipped'))
  }
  const takeBack = () => {
    if (!undo) return
    act(undo)
    setSaid(t('coding.tookBack'))
  }
  const press = (key: string): boolean => {
    const code = key === '?' ? decision?.codes.find(({ id }) => id === 'cannot-tell') : decision?.codes[Number(key) - 1]
    if (code) choose(code.id)
    else if (key === 'u') takeBack()
    else if (key === 's') skip()
    else return false
    return true
  }
  const keys = useKeys(useLatest(press))

  return (
    <>
      <p className="coded">
        <label htmlFor="coded">{t('coding.progress', { done, total: session.total })}</label>
        <progress id="coded" value={done} max={Math.max(session.total, 1)} />
      </p>
      <Told problem={told ?? toldBefore} />
      {stuck && (
        <p className="notice care" role="alert">
          {t('coding.offline', { count: unsent })}
        </p>
      )}
      <p className="only-heard" role="status">
        {said}
      </p>
      {post && decision ? (
        <>
          <PostShown post={post} label={t('coding.postOf', { at: done + 1, total: session.total })} ref={places.post} />
          <CodeChoice
            act="answer"
            post={post.post}
            decision={decision}
            own={own}
            suggested={post.suggestions[decision.id]}
            hasKeys={keys.on}
            heading={places.question}
            onChoose={choose}
          />
          <div className="actions">
            <Undo undo={undo} onUndo={takeBack} hasKeys={keys.on} />
            <form method="post" onSubmit={instead(skip)}>
              <input type="hidden" name="act" value="skip" />
              <input type="hidden" name="post" value={post.post} />
              <button type="submit" className="quiet">
                {t('coding.skip')}{' '}
                {keys.on && (
                  <span className="key" aria-hidden="true">
                    S
                  </span>
                )}
              </button>
            </form>
          </div>
          <CodeMeanings decision={decision} own={own} />
          <label className="choice needs-script by-keys">
            <input type="checkbox" checked={keys.on} onChange={(event) => keys.turn(event.target.checked)} />
            <span>{t('coding.keys')}</span>
          </label>
        </>
      ) : (
        <>
          <h2 tabIndex={-1} ref={places.question}>
            {t(whatNow(session, unsent))}
          </h2>
          {session.total > 0 && <Undo undo={undo} onUndo={takeBack} hasKeys={keys.on} />}
        </>
      )}
    </>
  )
}

/** Where there is no post to show: nothing is called done before it is there. */
function whatNow({ left, total }: CodingSession<PostToCode>, unsent: number) {
  if (left > 0) return 'coding.catchingUp'
  if (unsent > 0) return 'coding.sending'
  return total > 0 ? 'coding.allDone' : 'coding.nothing'
}

type UndoProps = { readonly undo: CodingAct | undefined; readonly onUndo: () => void; readonly hasKeys: boolean }

function Undo({ undo, onUndo, hasKeys }: UndoProps) {
  const t = useT()
  return (
    <form method="post" onSubmit={instead(onUndo)}>
      <input type="hidden" name="act" value="undo" />
      <input type="hidden" name="post" value={undo?.post ?? ''} />
      <input type="hidden" name="decision" value={undo?.kind === 'undo' ? (undo.decision ?? '') : ''} />
      <button type="submit" className="quiet" aria-disabled={undo ? undefined : true}>
        {t('coding.undo')}{' '}
        {hasKeys && (
          <span className="key" aria-hidden="true">
            U
          </span>
        )}
      </button>
    </form>
  )
}

/** With a script, what a form would send is done here, and the page stays. */
const instead = (work: () => void) => (event: FormEvent) => {
  event.preventDefault()
  work()
}

/** A new post is looked at first, a new question of the same post next; when the page opens, nothing is moved. */
function useFocusThatFollows(post: string | undefined, decision: string | undefined) {
  const postPlace = useRef<HTMLElement>(null)
  const questionPlace = useRef<HTMLHeadingElement>(null)
  const before = useRef({ post, decision })
  useEffect(() => {
    const { post: postBefore, decision: decisionBefore } = before.current
    before.current = { post, decision }
    if (post !== postBefore) (postPlace.current ?? questionPlace.current)?.focus()
    else if (decision !== decisionBefore) questionPlace.current?.focus()
  }, [post, decision])
  return { post: postPlace, question: questionPlace }
}

/** The same function for good, which calls the latest one. */
function useLatest<A extends unknown[], R>(work: (...given: A) => R): (...given: A) => R {
  const latest = useRef(work)
  latest.current = work
  return useCallback((...given: A) => latest.current(...given), [])
}
