import { useRef } from 'react'
import { Form } from 'react-router'
import { longestNote, longestPart } from '../../core/guidelines/passage-text.ts'
import type { Language } from '../../core/networks.ts'
import type { Typed } from '../../platform/form.ts'
import { Choices, FaultSummary, Input, TextArea } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import type { Cause } from './causes.ts'
import type { PartDifference } from './difference.ts'
import { DifferenceView } from './difference-view.tsx'
import { LivePreview } from './live-preview.tsx'
import type { Rendered } from './rendered.ts'
import type { Draft } from './write-guideline.ts'

type Result = {
  readonly faults: Readonly<Record<string, string>>
  readonly typed: Typed
  readonly conflict: { readonly edition: number; readonly parts: readonly PartDifference[] } | undefined
}

type Props = {
  readonly language: Language
  readonly draft: Draft
  readonly causes: readonly Cause[]
  readonly result: Result | undefined
  readonly preview: Rendered
}

export function WriteForm({ language, draft, causes, result, preview }: Props) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const faults = result?.faults ?? {}
  const { conflict } = result ?? {}
  return (
    <Form method="post" className="stack" noValidate ref={form}>
      <FaultSummary faults={faults} />
      {conflict && <Conflict parts={conflict.parts} language={language} />}
      <input type="hidden" name="edition" value={conflict?.edition ?? result?.typed.edition ?? draft.edition} />
      <Texts draft={draft} faults={faults} typed={result?.typed} />
      <LivePreview form={form} first={preview} />
      <div className="actions">
        <button type="submit" name="intent" value="keep" className="quiet">
          {t('passage.keep')}
        </button>
        <noscript>
          <button type="submit" name="intent" value="preview" className="quiet">
            {t('passage.preview')}
          </button>
        </noscript>
      </div>
      <h2>{t('passage.publish')}</h2>
      <Input
        label={t('passage.note')}
        hint={t('passage.noteHint')}
        name="note"
        maxLength={longestNote}
        defaultValue={result?.typed.note}
        fault={faults.note}
      />
      {causes.length > 0 && (
        <Choices
          legend={t('passage.because')}
          name="because"
          options={causes.map(({ id, words }) => ({ value: id, label: words }))}
          chosen={(result?.typed.because ?? '').split(',')}
        />
      )}
      <div className="actions">
        <button type="submit" name="intent" value="publish">
          {t('passage.publish')}
        </button>
      </div>
    </Form>
  )
}

type TextsProps = { draft: Draft; faults: Readonly<Record<string, string>>; typed: Typed | undefined }

function Texts({ draft, faults, typed }: TextsProps) {
  const t = useT()
  const field = (name: keyof typeof longestPart) => ({
    ...{ name, label: t(`passage.part.${name}`), maxLength: longestPart[name], fault: faults[name] },
    defaultValue: typed?.[name] ?? draft.text[name],
  })
  return (
    <>
      <Input {...field('title')} />
      <TextArea {...field('body')} hint={t('passage.markdownHint')} rows={12} />
      <TextArea {...field('practice')} hint={t('passage.practiceHint')} rows={6} />
      <TextArea {...field('instead')} rows={2} />
      <TextArea {...field('say')} rows={2} />
      <TextArea {...field('law')} rows={2} />
    </>
  )
}

function Conflict({ parts, language }: { parts: readonly PartDifference[]; language: Language }) {
  const t = useT()
  return (
    <div className="notice care" role="alert">
      <p>{t('passage.problem.changed-meanwhile')}</p>
      <div lang={language}>
        <DifferenceView parts={parts} />
      </div>
    </div>
  )
}
