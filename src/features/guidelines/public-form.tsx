import { Form, Link } from 'react-router'
import { Choices } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import type { PublicPage } from './public-page.ts'

const pages = ['closed', 'open', 'found'] as const satisfies readonly PublicPage[]

/** Whether anybody may read the guidelines, and where. */
export function PublicForm({ page, organisation }: { page: PublicPage; organisation: string }) {
  const t = useT()
  return (
    <Form method="post" className="stack">
      <Choices
        legend={t('passage.public')}
        name="page"
        type="radio"
        options={pages.map((value) => ({ value, label: t(`passage.public.${value}`) }))}
        chosen={[page]}
      />
      {page !== 'closed' && (
        <p>
          <Link to={`/public-guidelines/${organisation}`}>{t('passage.public.see')}</Link>
        </p>
      )}
      <button type="submit" name="intent" value="page" className="quiet">
        {t('common.save')}
      </button>
    </Form>
  )
}
