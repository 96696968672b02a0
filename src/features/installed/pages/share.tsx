import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { sharedLink } from '../../../core/shared-link.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'

const longest = 2000

/** What the phone's menu brought from another app: nothing is stored until the member does something with it. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireViewer(context)
  const query = new URL(request.url).searchParams
  const given = (name: string) => (query.get(name) ?? '').slice(0, longest)
  const shared = { title: given('title'), text: given('text'), url: given('url') }
  return { ...shared, link: sharedLink(shared).link }
}

export default function Share() {
  const t = useT()
  const { link, title, text, url } = useLoaderData<typeof loader>()
  const suggestion = new URLSearchParams({ url, title, text })
  const thought = new URLSearchParams(link ? { link } : {})
  return (
    <>
      <title>{`${t('installed.share.title')} · Luotto`}</title>
      <h1>{t('installed.share.title')}</h1>
      {!link && !text && !title && <p className="empty">{t('installed.share.nothing')}</p>}
      {title && title !== link && <p>{title}</p>}
      {link && <p className="facts">{link}</p>}
      {text && text !== link && (
        <label className="field">
          {t('installed.share.text')}
          <textarea readOnly rows={4} defaultValue={text} />
        </label>
      )}
      <p className="actions">
        {link && (
          <Link className="button" to={`/stories/suggest?${suggestion}`}>
            {t('installed.share.suggest')}
          </Link>
        )}
        <Link className={link ? undefined : 'button'} to={`/tell?${thought}`}>
          {t('installed.share.tell')}
        </Link>
        <Link to="/stories">{t('tell.notNow')}</Link>
      </p>
    </>
  )
}
