import { Form } from 'react-router'
import { checkIds } from '../../core/second-look/finding.ts'
import { Choices, Input } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import type { About } from './arrange.ts'

/** By when a passage is read again, and what the second look leads to it from: the same in every language. */
export function AboutForm({ about }: { about: About }) {
  const t = useT()
  return (
    <Form method="post" className="stack">
      <h2>{t('passage.about')}</h2>
      <Input
        label={t('passage.review')}
        hint={t('passage.reviewHint')}
        name="reviewOn"
        type="date"
        defaultValue={about.reviewOn ?? ''}
      />
      <details>
        <summary>{t('passage.checks')}</summary>
        <Choices
          legend={t('guidelines.checks')}
          hint={t('passage.checksHint')}
          name="checks"
          options={checkIds.map((check) => ({ value: check, label: t(`guidelines.check.${check}`) }))}
          chosen={about.checks}
        />
      </details>
      <button type="submit" name="intent" value="about" className="quiet">
        {t('common.save')}
      </button>
    </Form>
  )
}
